"""What is printed for everybody names no item that is kept from some member, nor its papers; whoever prints it."""

import io
import zipfile

import pytest

from council.domain.business import WITHHELD
from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.models import Issue, IssueOrigin, keyring
from council.queries import meetings as queries
from council.services import meetings
from council.services.meetings import documents
from tests import convening, public_rooms, world
from tests.minutes import reading
from tests.pack_readers import recuse

SECRET = "伏せる課題"


@pytest.fixture
def meeting(app, acting):
    """On a fixed day: it takes up an issue which came of an item from which member3 was recused, with a paper of it."""
    secretary = acting("secretary")
    found = convening.scheduled(secretary)
    origin = public_rooms.added(found, secretary, "前の議題")
    body, ring = found.body_id, keyring(db.session)
    issue = Issue(
        id=new_id(),
        code="K-0001",
        title=SECRET,
        raised_by="部会",
        body_id=body,
        holder_id=body,
        key_id=ring.key_for("body", body),
        created_by_id=secretary.id,
    )
    issue.text_sealed = ring.seal(issue, "text_sealed", "窓口が少ない。")
    db.session.add(issue)
    db.session.flush()
    db.session.add(IssueOrigin(id=new_id(), issue_id=issue.id, agenda_item_id=origin.id))
    recuse(origin, "s8050", "member3", secretary)
    for title in (f"{SECRET}について", f"{SECRET}のその後"):
        item = public_rooms.added(
            found, secretary, title, issue=issue, presenter=f"{SECRET}の担当課"
        )
        meetings.add_paper(found, title=f"{SECRET}の資料", item=item, actor=secretary)
    meetings.fix_date(found, secretary)
    db.session.commit()
    return queries.get(secretary, found.id)


def texts(content):
    return "".join(reading.parts(content).values())


@pytest.mark.parametrize("who", ["secretary", "member1", "member3"])
@pytest.mark.parametrize("paper", [documents.notice_document, documents.agenda_document])
def test_notice_and_agenda_leave_its_place_without_its_title(meeting, acting, paper, who):
    convening.signed_off(meeting, acting("secretary"))
    meetings.notify(meeting, acting("secretary"))
    db.session.commit()
    found = queries.get(acting(who), meeting.id)
    content = paper(found, acting(who))
    assert SECRET not in texts(content)
    assert texts(content).count(WITHHELD) >= 2


def test_the_papers_for_the_decision_do_not_name_it(meeting, acting):
    with zipfile.ZipFile(io.BytesIO(meetings.pack(meeting, acting("secretary")))) as archive:
        for name in archive.namelist():
            assert SECRET not in texts(archive.read(name)), name
        assert texts(archive.read("起案文案.docx")).count(WITHHELD) == 4  # items and papers


def test_the_answer_sheet_asks_about_it_by_its_place_and_paper_alone(meeting, acting):
    meeting.sitting.form = MeetingForm.WRITTEN
    db.session.flush()
    content = documents.answer_sheet_document(meeting, acting("secretary"))
    assert SECRET not in texts(content)
    assert texts(content).count(WITHHELD) == 2
    assert SECRET not in texts(documents.notice_document(meeting, acting("secretary")))


def test_the_other_body_of_a_joint_sitting_does_not_read_of_it(meeting, acting):
    secretary = acting("secretary")
    public_rooms.publicity(meeting, secretary, Publicity.OPEN)
    public_rooms.added(meeting, secretary, "みなの議題")
    other = meetings.add_draft(
        meeting.sitting,
        meetings.Part(world.body("representatives"), meeting.publicity, ""),
        1,
        secretary,
    )
    db.session.commit()
    content = documents.agenda_document(queries.get(secretary, other.id), secretary)
    assert "みなの議題" in texts(content)
    assert SECRET not in texts(content)


def test_items_of_one_title_each_keep_their_place_in_the_notice(meeting, acting):
    secretary = acting("secretary")
    for kind in (ItemKind.DISCUSSION, ItemKind.REPORT):
        meetings.add_item(meeting, kind=kind, title="各機関から", actor=secretary)
    db.session.flush()
    titles = documents.agenda_titles(meeting, secretary)
    assert sum("各機関から" in one for one in titles) == 2
