"""公開の事前公表 by its own 決裁, where the body asks for one: recorded with the day, its papers in one file."""

import io
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from council import profiles
from council.domain.errors import DomainError
from council.domain.signoffs import Act, needs
from council.extensions import db
from council.models import BodyVersion, SignOff
from council.queries import meetings as queries
from tests import convening, public_rooms, world
from tests.minutes import reading
from tests.public_rooms import TITLE, moved, postponed, told


@pytest.fixture
def meeting(acting):
    return public_rooms.announced(acting("secretary"))


@pytest.fixture
def asking(meeting):
    """The body asks for a 決裁 on what is made public, as one newly founded does."""
    for version in db.session.scalars(select(BodyVersion)):
        version.sign_off_otherwise = ""
    meeting.made_public_on, meeting.published = None, None
    db.session.commit()
    return meeting


def test_the_day_is_not_recorded_before_its_decision(asking, acting):
    secretary = acting("secretary")
    with pytest.raises(DomainError, match="公開の事前公表には決裁が要ります"):
        told(asking, secretary)
    db.session.rollback()
    again = queries.get(secretary, asking.id)
    told(again, secretary, decision=convening.decided(secretary))
    row = db.session.scalars(select(SignOff).where(SignOff.act == "publication")).one()
    assert row.document_no == "8世生福第1300号"
    assert TITLE not in row.parts


def test_what_is_made_public_anew_needs_its_own_and_that_it_is_off_none_more(asking, acting):
    secretary = acting("secretary")
    told(asking, secretary, decision=convening.decided(secretary))
    moved(asking, secretary)
    with pytest.raises(DomainError, match="公開の事前公表には決裁が要ります"):
        told(asking, secretary)
    db.session.rollback()
    again = queries.get(secretary, asking.id)
    told(again, secretary, decision=convening.decided(secretary))
    postponed(again, secretary)
    told(again, secretary)
    assert again.published[-1]["said"] == {"開催": "延期"}


def test_it_was_made_public_after_its_decision(asking, acting):
    secretary = acting("secretary")
    with pytest.raises(DomainError, match="決裁日から後の日"):
        told(asking, secretary, world.TODAY.replace(day=1), decision=convening.decided(secretary))


@pytest.mark.parametrize("town", ["setagaya", "minamo"])
def test_of_the_shipped_towns_who_asks_for_the_one_on_the_notice_asks_for_this_one(town):
    rules = [rule for body in profiles.load(town).bodies for rule in body.versions]
    asking = [rule for rule in rules if rule.sign_off]
    assert asking
    assert all(needs(one.sign_off, one.sign_off_otherwise, Act.PUBLICATION) for one in asking)


def test_page_and_pack_of_its_decision(asking, browse):
    browser, at = browse("secretary"), f"/meetings/{asking.id}"
    assert "公開の事前公表に決裁が要ります" in browser.get(f"{at}/publication").text
    assert f"{at}/packs/publication.zip" in browser.page
    fields = {name: browser.hidden[name] for name in ("base_version", "seen")}
    fields["made_public_on"] = "2026-12-03"
    assert browser.post(f"{at}/publication", fields).status_code == 422
    packed = browser.get(f"{at}/packs/publication.zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["起案文案.docx", "別紙１_開催のお知らせ（案）.docx"]
        draft, notice = ("".join(reading.lines(archive.read(one))) for one in archive.namelist())
    assert "事前に公表してよろしいか伺います" in draft
    assert "委員がいません" not in draft
    assert TITLE in notice
    browser.get(f"{at}/publication")
    fields["base_version"] = browser.hidden["base_version"]
    browser.submit(f"{at}/publication", fields | convening.DECIDED)
    assert "公表しました" in browser.page


def test_a_decision_without_a_publication_is_not_swallowed(asking, acting):
    secretary = acting("secretary")
    told(asking, secretary, decision=convening.decided(secretary))
    with pytest.raises(DomainError, match="もう一度公表するときに記録します"):
        told(asking, secretary, decision=convening.decided(secretary))


def test_the_day_is_mended_within_the_decision_and_the_publication_before(asking, acting):
    secretary = acting("secretary")
    told(asking, secretary, decision=convening.decided(secretary))
    before = world.TODAY - timedelta(days=1)
    with pytest.raises(DomainError, match="決裁日から後の日"):
        told(asking, secretary, day=before)
    moved(asking, secretary)
    told(asking, secretary, decision=convening.decided(secretary))
    db.session.execute(delete(SignOff).where(SignOff.act == "publication"))
    with pytest.raises(DomainError, match="前に公表した日"):
        told(asking, secretary, day=before)
