"""Whoever takes no part in a closed item is handed none of its papers, on the page, as a file and in the pack."""

import io
import zipfile

from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem, Paper, Seat
from council.queries import meetings as queries
from council.services import meetings, sittings
from tests.convening import notified, scheduled
from tests.sitting_rooms import fresh, seat_of


def test_a_closed_items_file_is_shut_to_the_recused(browse, acting):
    secretary = acting("secretary")
    meeting = fresh(scheduled(secretary), acting)
    item = meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="委託先の選び方について",
        is_closed=True,
        closed_reason="公正な審議のため",
        actor=secretary,
    )
    upload = meetings.Upload("hyo.txt", "text/plain", b"-")
    paper = meetings.add_paper(meeting, title="比較表", item=item, upload=upload, actor=secretary)
    meetings.set_ready(queries.get_paper(secretary, paper.id), is_ready=True, actor=secretary)
    notified(meeting, secretary)
    db.session.commit()
    seat = db.session.get_one(Seat, seat_of(meeting, "member1"))
    sittings.recuse(db.session.get_one(AgendaItem, item.id), seat, secretary)
    db.session.commit()
    for who, opens in (("member1", False), ("deputy", True), ("secretary", True)):
        browser = browse(who)
        file = f"/papers/{paper.id}/file"
        assert (browser.get(file).status_code == 200) == opens, who
        assert (file in browser.get(f"/meetings/{meeting.id}").text) == opens, who
        names = zipfile.ZipFile(
            io.BytesIO(browser.get(f"/meetings/{meeting.id}/pack.zip").data)
        ).namelist()
        assert any(name.endswith(".txt") for name in names) == opens, (who, names)
    assert db.session.get_one(Paper, paper.id).blob_id is not None
