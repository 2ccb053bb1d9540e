import shutil
import tomllib
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from council.profiles import ProfileError, load
from council.profiles.reader import read_folder

MISTAKES = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text(encoding="utf-8"))[
    "mistake"
]


@pytest.fixture
def town(tmp_path):
    with as_file(files("council.profiles").joinpath("minamo")) as source:
        shutil.copytree(source, tmp_path / "town")
    return tmp_path / "town"


def broken(town, name, old, new):
    file = town / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        read_folder(town, "town")
    return str(caught.value)


def test_an_untouched_copy_reads_like_the_shipped_one(town):
    assert read_folder(town, "minamo") == load("minamo")


def test_an_unknown_profile_names_those_there_are():
    with pytest.raises(ProfileError) as caught:
        load("../setagaya")
    assert str(caught.value) == (
        "プロファイル「../setagaya」はありません。使えるのは minamo・setagaya です。"
    )


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_one_sentence_with_its_place(town, mistake):
    told = broken(town, mistake["file"], mistake["old"], mistake["new"])
    assert told == mistake["sentence"]


def test_a_town_may_close_its_office_on_days_of_its_own(town):
    file = town / "profile.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("extra = []", "extra = [2024-10-03]"), encoding="utf-8")
    assert read_folder(town, "town").days_off.extra == (date(2024, 10, 3),)


def test_a_body_may_have_no_shared_rules_behind_it(town):
    file = town / "bodies.toml"
    text = file.read_text(encoding="utf-8").replace("rules.council", "rules.internal")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match="（council）の 1 番目の版 に、項目「chair_title」"):
        read_folder(town, "town")


def test_a_ground_may_change_its_statute_from_a_day_on(town):
    file = town / "legal_bases.toml"
    text = file.read_text(encoding="utf-8")
    first = text.index("[[basis]]")
    consent = text[first : text.index("[[basis]]", first + 1)]
    ended = consent.replace(
        "valid_from = 2023-07-01", "valid_from = 2020-04-01\nvalid_to = 2023-06-30"
    )
    file.write_text(f"{text}\n{ended}", encoding="utf-8")
    bases = [b for b in read_folder(town, "town").legal_bases if b.code == "consent"]
    assert [b.valid_from.year for b in bases] == [2023, 2020]


def test_a_missing_file_is_named(town):
    (town / "seats.toml").unlink()
    with pytest.raises(ProfileError, match=r"seats\.toml がありません。"):
        read_folder(town, "town")


def test_a_file_in_another_encoding_is_named(town):
    (town / "seats.toml").write_bytes("# 席".encode("shift_jis"))
    with pytest.raises(ProfileError, match=r"seats\.toml を UTF-8 で保存してください。"):
        read_folder(town, "town")


def test_a_row_for_every_area_becomes_one_agency_each(town):
    text = (
        '\n[[agency]]\ncode = "post"\neach = "area"\nname = "{place}相談所"\n'
        'reading = "{place_reading}そうだんじょ"\nkind = "support_agency"\n'
        "valid_from = 2023-07-01\n"
    )
    file = town / "agencies.toml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    posts = [a for a in read_folder(town, "town").agencies if a.series == "post"]
    assert [(a.code, a.name, a.area, a.district) for a in posts] == [
        ("post_kamigishi", "上岸相談所", "上岸", None),
        ("post_shimogishi", "下岸相談所", "下岸", None),
    ]


def test_a_row_for_every_area_must_name_the_place(town):
    text = (
        '\n[[agency]]\ncode = "post"\neach = "area"\nname = "相談所"\nreading = "そうだんじょ"\n'
        'kind = "support_agency"\nvalid_from = 2023-07-01\n'
    )
    file = town / "agencies.toml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    with pytest.raises(ProfileError, match="同じ名前または別名「相談所」"):
        read_folder(town, "town")
