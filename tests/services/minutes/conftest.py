import pytest

from council.extensions import db
from council.services import minutes as services
from tests.services.minutes.steps import seen
from tests.sitting_rooms import held


@pytest.fixture
def minutes(acting):
    """A draft of a meeting that is over."""
    meeting = held(acting)
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    return seen(meeting, acting)
