"""How well articles are read, measured against pages that somebody labelled by hand."""

from transforms.evaluation.labels import EvaluationError, GoldPage, GoldPerson, GoldQuote, parse_gold
from transforms.evaluation.reliability import ReliabilityBin
from transforms.evaluation.scoring import FIGURES, Evaluation, LabelledReading, Miss, evaluate
from transforms.evaluation.thresholds import Threshold, parse_threshold

__all__ = [
    "FIGURES",
    "Evaluation",
    "EvaluationError",
    "GoldPage",
    "GoldPerson",
    "GoldQuote",
    "LabelledReading",
    "Miss",
    "ReliabilityBin",
    "Threshold",
    "evaluate",
    "parse_gold",
    "parse_threshold",
]
