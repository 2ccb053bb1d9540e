"""Cells that a spreadsheet would take for a formula, made harmless, and exactly undone on the way back.

A leading apostrophe is what OWASP's note on CSV injection asks for; one more is put before those that are there.
Spreadsheets skip blanks before the sign, and Japanese ones take the full-width signs too.
"""

import re

_DANGEROUS = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_NEUTRALISED = re.compile(r"'+\s*[=+\-@＝＋－＠]|'+[\t\r\n]")


def neutralise(text: str) -> str:
    """The cell as it may stand in a file."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restore(cell: str) -> str:
    """What `neutralise` was given."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
