from datetime import date

import pytest

from council.extensions import db
from council.models import User
from council.queries import accounts
from council.services.accounts import begin_session, hash_token
from tests import world


@pytest.fixture
def token(acting):
    user = db.session.query(User).filter_by(email=world.email("chair")).one()
    begin_session("a-token", user, {})
    db.session.commit()
    return hash_token("a-token")


def test_a_session_brings_what_its_person_holds_on_the_day_asked_for(token):
    last, next_day = date(2028, 3, 31), date(2028, 4, 1)
    for on, posts in ((last, 2), (next_day, 0), (last, 2)):
        found = accounts.live_session(token, on)
        assert found is not None
        assert found.actor is not None
        assert (found.actor.name, len(found.actor.posts)) == ("鷺沢 道雄", posts)


def test_an_unknown_session_is_nobodys(token):
    assert accounts.live_session(hash_token("another"), world.TODAY) is None
