"""Passages in which 【】 marks what is to be found."""

from pathlib import Path

from council.deidentify import Layer, find

TABLES = Path(__file__).parent / "tables"


def read(passage):
    """Return the text without the marks, and what they enclose as offsets."""
    pieces, spans, start = [], [], 0
    for number, piece in enumerate(passage.replace("】", "【").split("【")):
        if number % 2:
            spans.append((start, start + len(piece)))
        pieces.append(piece)
        start += len(piece)
    return "".join(pieces), spans


def mark(text, layer):
    """Return the text with the layer's findings marked, and the names of their kinds in order."""
    findings = [finding for finding in find(text) if finding.layer is layer]
    for finding in reversed(findings):
        inside = text[finding.start : finding.end]
        text = f"{text[: finding.start]}【{inside}】{text[finding.end :]}"
    return text, [finding.kind.name for finding in findings]


def houses(text):
    """Return the passage with organisations marked, and their kinds."""
    return mark(text, Layer.ORGANISATION)


def places(text):
    """Return the passage with places marked, and their kinds."""
    return mark(text, Layer.PLACE)
