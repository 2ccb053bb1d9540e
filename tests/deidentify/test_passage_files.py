"""The project's own passages are well formed. A failure names ids, never what stands in a passage."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from council.deidentify import Kind
from council.deidentify.passages import read_passage

FOLDER = Path(__file__).parent / "passages"
APART = (
    "apart.jsonl",
    "closed.jsonl",
    "last.jsonl",
    "numbers.jsonl",
    "sealed.jsonl",
    "unseen.jsonl",
)
"""Written apart from the rules, and opened only when the rules were done."""
ALIKE = 20
_MASK = "\0"
_DIGITS = re.compile(r"[\d〇零一二三四五六七八九十百]")
_KEYS = {"id", "text", "spans", "decoys", "ignore", "tags", "known"}
_KINDS = {kind.value for kind in Kind}


def rows_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


FILES = {path.name: rows_of(path) for path in sorted(FOLDER.rglob("*.jsonl"))}
ROWS = [row for rows in FILES.values() for row in rows]


def failing(holds):
    """The ids of the passages for which something does not hold: all that an assertion may show."""
    return [row["id"] for row in ROWS if not holds(row)]


def cut(row, piece):
    return row["text"][piece["start"] : piece["end"]]


def lies_in(row, piece):
    return 0 <= piece["start"] < piece["end"] <= len(row["text"])


def masked(row):
    """The text with each name and each number as one sign: what is left is the author's sentence."""
    signs = list(row["text"])
    for span in row["spans"]:
        signs[span["start"] : span["end"]] = _MASK * (span["end"] - span["start"])
    return re.sub(f"{_MASK}+", _MASK, _DIGITS.sub(_MASK, "".join(signs)))


def test_there_are_four_hundred_and_a_third_was_written_apart():
    count = len(ROWS)
    assert count >= 400
    assert sum(len(FILES.get(name, ())) for name in APART) * 3 >= count


def test_ids_are_unique_over_all_files():
    counts = Counter(row["id"] for row in ROWS)
    assert failing(lambda row: counts[row["id"]] == 1) == []


def test_every_passage_has_keys_we_know():
    assert failing(lambda row: set(row) <= _KEYS) == []


def test_every_passage_can_be_scanned_as_it_stands():
    def is_read(row):
        passage = read_passage(json.dumps(row).encode())
        return passage.text == row["text"] and len(passage.known) == len(row.get("known", []))

    assert failing(is_read) == []


def test_spans_lie_in_the_text_and_have_a_kind():
    def are_sound(row):
        return all(lies_in(row, span) and span["type"] in _KINDS for span in row["spans"])

    assert failing(are_sound) == []


def test_spans_stand_in_order_without_overlap():
    def are_ordered(row):
        return all(one["end"] <= other["start"] for one, other in pairwise(row["spans"]))

    assert failing(are_ordered) == []


def test_a_surface_is_what_stands_at_its_place():
    def are_cut_right(row):
        return all(span.get("surface", cut(row, span)) == cut(row, span) for span in row["spans"])

    assert failing(are_cut_right) == []


def test_decoys_and_what_is_ignored_lie_in_the_text():
    def are_sound(row):
        pieces = [*row.get("decoys", []), *row.get("ignore", [])]
        return all(lies_in(row, piece) for piece in pieces) and all(
            decoy["kind"] for decoy in row.get("decoys", [])
        )

    assert failing(are_sound) == []


def test_a_decoy_is_no_gold():
    def are_apart(row):
        gold = {i for span in row["spans"] for i in range(span["start"], span["end"])}
        decoys = (range(decoy["start"], decoy["end"]) for decoy in row.get("decoys", []))
        return all(map(gold.isdisjoint, decoys))

    assert failing(are_apart) == []


def test_no_two_passages_share_a_sentence_outside_names_and_numbers():
    owners = {}
    shared = set()
    for row in ROWS:
        text = masked(row)
        for start in range(len(text) - ALIKE + 1):
            owner = owners.setdefault(text[start : start + ALIKE], row["id"])
            if owner != row["id"]:
                shared.add((owner, row["id"]))
    assert sorted(shared) == []


@pytest.mark.parametrize("text", ["岬さんは令和8年に八幡山へ移り、毎朝ラジオ体操に出る。"])
def test_the_comparison_sees_the_same_sentence_with_other_names_and_numbers(text):
    other = text.replace("岬", "鷺沢").replace("8", "12")
    ends = (1, 2)
    one, two = (
        masked({"text": words, "spans": [{"start": 0, "end": end}]})
        for words, end in zip((text, other), ends, strict=True)
    )
    assert one == two
    assert len(one) > ALIKE
