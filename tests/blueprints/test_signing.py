"""署名委員 on the pages: chosen by the secretariat, asked on the first page, heard before the chair."""

import re

import pytest
from sqlalchemy import select

from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.models import BodyVersion, Minutes
from council.queries import minutes as queries
from council.services import minutes as services
from tests import world
from tests.sitting_rooms import held


@pytest.fixture
def meeting(acting):
    """A meeting whose minutes are checked, of a body that asks for a signer."""
    meeting = held(acting)
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == meeting.body_id)
    ):
        version.signers = 1
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    services.check(queries.get(acting("secretary"), meeting.id), acting("secretary"))
    db.session.commit()
    return meeting


def at(meeting, path=""):
    return f"/meetings/{meeting.id}/minutes{path}"


def state(meeting):
    db.session.expire_all()
    return db.session.scalars(select(Minutes.state).where(Minutes.meeting_id == meeting.id)).one()


def opened(page, title):
    """What stands in the fold of that title, if it is open."""
    found = re.search(rf"<details[^>]*open[^>]*>\s*<summary>{title}.*?</details>", page, re.DOTALL)
    return found.group() if found else ""


def put(meeting, browse, who="member1"):
    secretary = browse("secretary")
    secretary.get(at(meeting))
    secretary.submit(at(meeting, "/submit"), {"signers": str(world.person(who).id)})
    return secretary


def test_the_secretariat_chooses_and_the_chair_comes_last(meeting, browse):
    secretary, signer, chair = put(meeting, browse), browse("member1"), browse("chair")
    assert "署名委員の確認を待っています" in secretary.page
    assert "署名委員として議事録（案）を確かめる" in signer.get("/").text
    assert "議事録（案）を承認するか" not in chair.get("/").text
    chair.get(at(meeting, "/approval"))
    assert "署名委員1名の確認が済んでいないためです。" in chair.page
    signer.get(at(meeting, "/approval"))
    signer.submit(at(meeting, "/sign"), {"content_hash": signer.hidden["content_hash"]})
    assert "署名委員として議事録（案）を確かめる" not in signer.get("/").text
    assert "議事録（案）を承認するか" in chair.get("/").text
    chair.get(at(meeting, "/approval"))
    chair.submit(at(meeting, "/approve"), {"content_hash": chair.hidden["content_hash"]})
    assert state(meeting) is MinutesState.APPROVED
    assert f"署名委員　{world.person('member1').name}" in browse("member2").get(at(meeting)).text


def test_without_a_choice_the_page_says_how_many(meeting, browse):
    secretary = browse("secretary")
    secretary.get(at(meeting))
    answer = secretary.post(at(meeting, "/submit"), {})
    assert answer.status_code == 422
    shown = opened(secretary.page, "出席者の確認を省くとき・作成中に戻すとき")
    assert "入力を確かめてください" in shown
    assert "署名委員を1名選んでください。" in shown
    assert state(meeting) is MinutesState.CHECKED


def test_the_choice_is_not_said_to_be_optional(meeting, browse):
    page = browse("secretary").get(at(meeting)).text
    assert "<legend>署名委員</legend>" in page


def test_who_has_confirmed_reads_when_and_that_others_are_awaited(meeting, browse):
    put(meeting, browse)
    signer = browse("member1")
    assert "次にすること：署名委員として、議事録（案）を確かめる" in signer.get(at(meeting)).text
    signer.get(at(meeting, "/approval"))
    signer.submit(at(meeting, "/sign"), {"content_hash": signer.hidden["content_hash"]})
    page = signer.get(at(meeting)).text
    assert re.search("確かめました（.+）。ほかの方を待っています", page)
    assert "次にすること：署名委員" not in page


def test_what_came_by_telephone_is_entered_and_confirmed_by_another(meeting, browse):
    secretary, second = put(meeting, browse), browse("secretary2")
    secretary.get(at(meeting, "/approval"))
    secretary.submit(
        at(meeting, "/signatures"),
        {
            "signature-signer": str(world.person("member1").id),
            "signature-means": "telephone",
            "signature-received_on": "12月3日",
            "signature-received_by": "受付",
            "signature-content_hash": secretary.hidden["content_hash"],
        },
    )
    assert "まだ済みにできません" in secretary.page
    second.get(at(meeting, "/approval"))
    second.submit(
        at(meeting, "/signatures/confirm"),
        {
            "signer": str(world.person("member1").id),
            "content_hash": second.hidden["content_hash"],
            "shown": second.hidden["shown"],
        },
    )
    chair = browse("chair")
    chair.get(at(meeting, "/approval"))
    chair.submit(at(meeting, "/approve"), {"content_hash": chair.hidden["content_hash"]})
    assert state(meeting) is MinutesState.APPROVED


def test_the_rules_of_the_body_say_it(meeting, browse):
    page = browse("member1").get("/bodies/s8050").text
    assert "その前に、署名委員1名が内容を確かめます。" in page


def test_a_body_that_looks_at_its_minutes_next_time_says_why_it_waits(meeting, browse):
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == meeting.body_id)
    ):
        version.approval = "next_meeting"
    db.session.commit()
    page = browse("secretary").get(at(meeting)).text
    assert "次回の会議で確かめたあとに確定します" in page
