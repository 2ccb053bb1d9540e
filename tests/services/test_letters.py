from datetime import date
from email import message_from_bytes, policy

import pytest

from council.domain.ids import new_id
from council.domain.vocabulary import SupportTarget
from council.extensions import db
from council.models import ActionItem, Minutes
from council.models.keyring import keyring
from council.services import letters, members, outbox
from tests import world
from tests.services import gatherings


def mail(kind, subject, who="member1", **reference):
    person = world.person(who)
    message = outbox.enqueue(
        kind,
        person,
        subject=subject,
        reference=reference,
        order_key=f"{kind}|{person.id}",
        body_id=world.body("s8050").id,
    )
    found = message_from_bytes(letters.render(message), policy=policy.default)
    assert found["Message-ID"] == message.message_id
    return found


def text_of(found):
    return found.get_content().replace("\r\n", "")


@pytest.fixture
def minutes(app):
    held = gatherings.meeting()
    row = Minutes(
        id=new_id(),
        meeting_id=held.id,
        author_id=world.person("secretary").id,
        key_id=keyring(db.session).key_for("body", held.body_id),
    )
    db.session.add(row)
    db.session.flush()
    return row


@pytest.mark.parametrize(
    ("kind", "reference", "said"),
    [
        ("minutes_check", {"by": "2026-12-24"}, "令和８年１２月２４日（木）までに"),
        ("minutes_approval", {}, "承認くださるようお願いします"),
        ("minutes_returned", {}, "議事録が差し戻されました"),
        ("minutes_final", {"is_correction": True}, "議事録を訂正しました"),
    ],
)
def test_a_mail_about_minutes_leads_to_them_and_says_nothing_of_them(
    minutes, kind, reference, said
):
    found = mail(kind, minutes, **reference)
    assert said in text_of(found)
    assert f"/meetings/{minutes.meeting_id}/minutes" in text_of(found)
    assert "第３回" in found["Subject"]


@pytest.mark.parametrize(
    ("kind", "reference", "said"),
    [
        ("action_assigned", {}, "貴機関に担当をお願いする"),
        ("action_reminder", {"is_overdue": True}, "期限を過ぎましたが"),
        ("action_answered", {"matter": "期限の延長を認めました"}, "期限の延長を認めました。"),
    ],
)
def test_a_mail_about_an_action_item_names_its_number_and_day_alone(app, kind, reference, said):
    held = gatherings.meeting()
    item = ActionItem(
        id=new_id(),
        code="R8-31",
        meeting_id=held.id,
        agency_id=world.agency("platto_home").id,
        target=SupportTarget.FAMILY,
        key_id=keyring(db.session).key_for("body", held.body_id),
        due_on=date(2027, 1, 29),
        first_due_on=date(2027, 1, 29),
        created_by_id=world.person("secretary").id,
    )
    item.text_sealed = keyring(db.session).seal(item, "text_sealed", "訪問の日を決める")
    db.session.add(item)
    db.session.flush()
    found = mail(kind, item, "staff_a", **reference)
    for words in (said, "R8-31", "令和９年１月２９日"):
        assert words in text_of(found)
    assert "訪問" not in text_of(found)


def test_a_mail_of_no_kind_of_its_own_only_asks_to_log_in(app):
    found = mail("issue_answered", world.body("s8050"), path="/issues/1")
    assert "このメールには記載していません" in text_of(found)
    assert "/issues/1" in text_of(found)


def test_who_has_no_account_gets_no_link(app, acting):
    person = members.add_person(
        acting("secretary"), name="樺山 澄", reading="かばやま すみ", email="kabayama@example.jp"
    )
    db.session.flush()
    message = outbox.enqueue(
        "look_in", person, subject=world.body("s8050"), reference={"path": "/x"}, order_key="x"
    )
    found = message_from_bytes(letters.render(message), policy=policy.default)
    assert "担当までお問い合わせください。" in text_of(found)
