"""The documents as another program than ours reads them: LibreOffice to PDF, PDF to text."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from council.minutes.agenda import agenda_docx
from council.minutes.answer_sheet import answer_sheet_docx
from council.minutes.appointing import (
    acceptance_docx,
    appointment_docx,
    dismissal_docx,
    request_docx,
)
from council.minutes.arrivals import arrivals_docx
from council.minutes.collection import collection_docx
from council.minutes.document import minutes_docx
from council.minutes.name_cards import name_cards_docx
from council.minutes.notice import notice_docx
from council.minutes.roster import roster_docx
from council.minutes.script import script_docx
from council.minutes.seating_plan import seating_plan_docx
from council.minutes.style import PageStyle
from council.minutes.turnout import turnout_docx
from tests.minutes.day_samples import ARRIVALS, CARDS, COLLECTION, PLAN, SCRIPT, TURNOUT
from tests.minutes.samples import AGENDA, APPOINTING, APPROVAL, MINUTES, NOTICE, ROSTER, SEATS
from tests.minutes.writing_samples import ANSWER_SHEET, NOTICE_IN_WRITING

pytestmark = [pytest.mark.document, pytest.mark.sqlite_only]

FONTS = Path(__file__).with_name("fonts.conf")
SECONDS_AT_MOST = 120


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, list[str]]:
    """The pages of every kind of document as text, after one conversion to PDF."""
    folder = tmp_path_factory.mktemp("documents")
    style = PageStyle()
    for name, data in {
        "minutes": minutes_docx(MINUTES, APPROVAL, style),
        "agenda": agenda_docx(AGENDA, style),
        "roster": roster_docx(ROSTER, style),
        "notice": notice_docx(NOTICE, style),
        "request": request_docx(APPOINTING, style),
        "acceptance": acceptance_docx(APPOINTING, style),
        "commission": appointment_docx(APPOINTING, style),
        "order": appointment_docx(replace(APPOINTING, act="任命"), style),
        "dismissal": dismissal_docx(APPOINTING, style),
        "answer_sheet": answer_sheet_docx(ANSWER_SHEET, style),
        "notice_in_writing": notice_docx(NOTICE_IN_WRITING, style),
        "script": script_docx(SCRIPT, style),
        "seating_plan": seating_plan_docx(PLAN, style),
        "name_cards": name_cards_docx(CARDS, style),
        "arrivals": arrivals_docx(ARRIVALS, style),
        "collection": collection_docx(COLLECTION, style),
        "turnout": turnout_docx(TURNOUT, style),
    }.items():
        (folder / f"{name}.docx").write_bytes(data)
    files = sorted(folder.glob("*.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=SECONDS_AT_MOST,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
    )
    return {path.stem: _pages(path) for path in folder.glob("*.pdf")}


def _pages(path: Path) -> list[str]:
    run = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True
    )
    return [_bare(page) for page in run.stdout.split("\f")[:-1]]


def _bare(text: str) -> str:
    return "".join(text.split())


def test_every_kind_can_be_printed(printed) -> None:
    assert printed.keys() == {
        "minutes",
        "agenda",
        "roster",
        "notice",
        "answer_sheet",
        "notice_in_writing",
        *PAGES,
        *DAY_PAGES,
    }


# eleven of twelve come, two cards on a page
DAY_PAGES = {
    "script": 1,
    "seating_plan": 1,
    "name_cards": 6,
    "arrivals": 2,
    "collection": 1,
    "turnout": 1,
}


@pytest.mark.parametrize(("paper", "pages"), DAY_PAGES.items())
def test_a_paper_of_the_day_has_its_pages(printed, paper: str, pages: int) -> None:
    assert len(printed[paper]) == pages


def test_observers_sign_on_a_page_of_their_own(printed) -> None:
    members, observers = printed["arrivals"]
    assert "兎原健二" in members
    assert observers.startswith("傍聴者の受付")


def test_a_name_card_is_printed_on_both_faces(printed) -> None:
    assert printed["name_cards"][0].count("戸澤みのり") == 2
    assert printed["name_cards"][1].count("雲母さより") == 2


PAGES = {"request": 2, "acceptance": 1, "commission": 1, "order": 1, "dismissal": 1}


@pytest.mark.parametrize(("letter", "pages"), PAGES.items())
def test_a_letter_about_a_seat_has_its_pages_and_says_seat_body_and_term(
    printed, letter: str, pages: int
) -> None:
    assert len(printed[letter]) == pages
    text = "".join(printed[letter])
    for words in ("８０５０支援部会", "医療機関の代表"):
        assert _bare(words) in text
    if letter != "dismissal":
        assert _bare("令和９年４月１日から令和１１年３月３１日まで") in text
    if letter != "request":
        assert _bare("髙﨑　𠮷郎") in text


def test_outsiders_are_asked_and_staff_are_told(printed) -> None:
    assert "委嘱状" in printed["commission"][0]
    assert "委員（医療機関の代表）を委嘱します。" in printed["commission"][0]
    assert "辞令" in printed["order"][0]
    assert "委員（医療機関の代表）を命ずる。" in printed["order"][0]


@pytest.mark.parametrize("kind", ["minutes", "roster"])
def test_every_name_is_printed_rare_ideographs_too(printed, kind: str) -> None:
    text = "".join(printed[kind])
    assert [seat[-1] for seat in SEATS if _bare(seat[-1]) not in text] == []
    assert "髙﨑𠮷郎" in text


def test_the_substitute_is_printed(printed) -> None:
    assert "雲母さより" in "".join(printed["minutes"])


def test_every_page_of_the_minutes_bears_the_hash(printed) -> None:
    pages = printed["minutes"]
    for number, page in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}照合番号{APPROVAL.content_hash[:8]}" in page
        assert page.startswith("取扱注意")


def test_agenda_and_notice_print_time_and_place(printed) -> None:
    for kind in ("agenda", "notice"):
        assert _bare(NOTICE.held_label) in printed[kind][0]
        assert _bare(NOTICE.place) in printed[kind][0]


def test_a_sheet_of_four_items_is_one_page_alone_and_after_its_letter(printed) -> None:
    (sheet,), (_letter, after) = printed["answer_sheet"], printed["notice_in_writing"]
    for page in (sheet, after):
        assert "回答用紙" in page
        assert "回答期限：令和８年１２月２日（水）" in page


def test_a_notice_is_one_page_of_letter_and_one_of_reply(printed) -> None:
    letter, reply = printed["notice"]
    assert "以上" in letter
    assert reply.startswith("出欠回答票")
