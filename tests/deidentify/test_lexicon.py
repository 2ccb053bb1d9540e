import subprocess
import sys

import pytest

from council.deidentify.lexicon import COMMON, FAMILY, GIVEN, PLACE, TOWN, lexicon
from scripts import gazetteer


@pytest.mark.parametrize("name", sorted(gazetteer.lists()))
def test_the_lists_are_those_the_script_makes(name):
    kept = (gazetteer.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert kept == gazetteer.written(gazetteer.lists()[name])


@pytest.mark.parametrize(
    ("word", "sorts"),
    [("岡", FAMILY | COMMON), ("綾乃", GIVEN), ("給田", PLACE | TOWN), ("こはる", GIVEN)],
)
def test_a_word_is_all_that_the_dictionary_and_the_lists_say(word, sorts):
    assert lexicon().sorts(word) & sorts == sorts


def test_words_cover_the_text_without_gaps_however_long_it_is():
    text = "母は病院へ行った。高橋（めい）も。" * 1500
    spans = list(lexicon().tokens(text))
    assert [start for start, _, _ in spans] == [0, *(end for _, end, _ in spans)][:-1]
    assert spans[-1][1] == len(text)


def test_a_process_that_never_scans_never_loads_the_dictionary():
    code = "import council.app, council.worker, sys; print('sudachipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
