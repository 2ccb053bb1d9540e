"""A pack of 60 papers for 30 readers holds for each exactly what the policy says."""

import re

import pytest

from council.binding import Outcome, bind_one
from council.extensions import db
from council.queries import packs as queries
from council.services import packs
from tests import book_rooms, pack_rooms
from tests.minutes import reading
from tests.pack_rooms import LOWER, UPPER


@pytest.fixture
def plan(acting):
    found = pack_rooms.build(acting)
    db.session.commit()
    return found


def _held(files, plan):
    """The names of the papers in a ZIP, each case paper by its letter."""
    by_code = {code: letter for letter, code in plan.codes.items()}
    found = set()
    for name, content in files.items():
        if name == "00_次第.docx":
            continue
        if "事例検討資料" in name:
            text = "\n".join(reading.lines(content))
            found.add(by_code[re.search(r"事例 (\w+)", text)[1]])
        else:
            title = content.decode()
            assert f"_{title}" in name
            found.add(title)
    return found


def test_every_reader_gets_exactly_what_the_policy_says(plan, browse, acting):
    assert len(plan.readers) >= 30
    papers_in_all = [*plan.open_papers.values(), *plan.closed_papers.values(), plan.cases]
    assert sum(map(len, papers_in_all)) >= 58
    for who in plan.readers:
        browser = browse(who)
        for body in (LOWER, UPPER):
            meeting = plan.meetings[body]
            expected = plan.expected(who, body)
            answer = browser.get(f"/meetings/{meeting.id}/pack.zip")
            assert (answer.status_code == 404) == (expected is None), (who, body)
            if expected is None:
                continue
            assert _held(pack_rooms.unpacked(answer.data), plan) == expected, (who, body)
            pack = queries.pack(meeting, acting(who))
            assert len(pack.held) == len(expected)


@pytest.mark.document
@pytest.mark.parametrize(("who", "body"), [("member1", LOWER), ("s8007", LOWER), ("rep05", UPPER)])
def test_a_book_holds_the_same(plan, acting, tmp_path, who, body):
    meeting = plan.meetings[body]
    packs.ask(meeting, acting(who))
    db.session.commit()
    assert bind_one(tmp_path) is Outcome.MADE
    content = packs.take(meeting, acting(who))
    db.session.commit()
    expected = plan.expected(who, body)
    cases = expected & plan.cases.keys()
    names = [name.partition("　")[2] for name in book_rooms.bookmarks(content)]
    titles = [*(expected - cases), *["事例検討資料"] * len(cases), "", ""]
    assert sorted(names) == sorted(titles)
    assert "".join(book_rooms.pages(content)).count("配布番号") == 3 * len(cases)
