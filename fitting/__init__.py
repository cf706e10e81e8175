"""Fits the tables of weights in transforms/quotes/weights on articles in which people marked who said what."""
