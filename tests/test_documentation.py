"""README, CONTRIBUTING and docs say what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_group

from flows.cli import app
from flows.prefect_environment import OWN_LOGGERS
from flows.settings import Settings

PROJECT = Path(__file__).parents[1]
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
# Comments name commands and settings too.
NAMING = [*DOCUMENTS, PROJECT / "prefect.yaml"]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
# The word of the README for a default that is none or is found out.
WORDED = {
    "contact": ("none", ""),
    "processes": ("cores, at most 4", None),
    "honour_opt_outs": ("true", True),
    "people": ("in the home", None),
}


def named(pattern: str) -> set[str]:
    """What the pattern's group finds at the beginning of a line of code, or within backticks, in all these files."""
    code = [
        line.strip()
        for path in NAMING
        for fenced, inline in re.findall(r"```\w*\n(.*?)```|`([^`\n]+)`", path.read_text("utf-8"), re.DOTALL)
        for line in (fenced or inline).splitlines()
    ]
    return {found[1] for line in code if (found := re.match(pattern, line))}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_somewhere(document):
    targets = re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8"))
    relative = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]

    assert [target for target in relative if not (document.parent / target).exists()] == []


def test_every_command_named_exists_and_every_command_is_named():
    commands = set(get_group(app).commands)
    in_documents = named(r"(?:\S+/)?newsfacts ([a-z]+)\b")

    assert in_documents - commands == set()
    assert commands - {"demo"} - in_documents == set()


def test_every_make_target_named_exists():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))

    assert named(r"make ([a-z-]+)") - targets == set()
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == targets


def test_the_table_of_settings_is_the_settings():
    rows = re.findall(r"^\| `NEWSFACTS_([A-Z_]+)` \| (.+?) \| (.+?) \|$", README, re.MULTILINE)
    told = {name.lower(): default.strip("`") for name, default, _ in rows}

    assert set(told) == set(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        if name in WORDED:
            word, default = WORDED[name]
            assert (told[name], field.default) == (word, default) or field.default_factory
        else:
            default = field.default
            shown = f"./{default}" if name == "home" else f"{default:g}" if isinstance(default, float) else default
            assert told[name] == str(shown)


def test_every_setting_named_anywhere_exists():
    assert {name.lower() for name in named(r".*\bNEWSFACTS_([A-Z_]+)")} <= set(Settings.model_fields)


def test_the_loggers_named_are_those_of_the_packages_that_log():
    logging = {
        path.relative_to(PROJECT).parts[0]
        for package in ("flows", "transforms", "expectations", "warehouse")
        for path in (PROJECT / package).rglob("*.py")
        if "getLogger(" in path.read_text(encoding="utf-8")
    }

    assert set(OWN_LOGGERS.split(",")) == logging
    assert f"PREFECT_LOGGING_EXTRA_LOGGERS={OWN_LOGGERS}\n" in README


def test_every_folder_of_the_house_exists():
    house = README.split("## The house", 1)[1].split("```")[1]
    paths = re.findall(r"^([\w./-]+)\s{2,}", house, re.MULTILINE)

    assert len(paths) >= 7
    assert [path for path in paths if not (PROJECT / path).exists()] == []
