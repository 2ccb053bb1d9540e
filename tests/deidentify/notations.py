"""Passages of an office's texts, with what the patterns must mark in them: «kind:text»; ⏎ ends a line."""

from pathlib import Path

_TABLES = Path(__file__).parent / "tables"

MARKED = (_TABLES / "notations.txt").read_text(encoding="utf-8")
"""Every notation, each rule with the passages that need it."""

PLAIN = (_TABLES / "plain.txt").read_text(encoding="utf-8")
"""Programmes, counts, doses, scores, forms left open: nothing of it tells of a person."""
