import logging
import uuid
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from council.domain.errors import (
    Conflict,
)
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    FindingDecision,
)
from council.extensions import db
from council.models import (
    OutboxMessage,
)
from council.policy.disclosure import disclosed_texts
from council.services import submissions
from council.services.submissions import Judgement
from tests import convening, papers
from tests.papers import findings, ring


def with_the_name_typed_in(acting):
    """A paper whose author wrote the name, found it by the check and replaced it, up to the notice."""
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor, papers.OUTLINE + "鵜戸神霞さんは母を案じている。")
    papers.settle(paper, actor)
    papers.checked(paper, actor)
    assert any(row.kind == "PERSON" for row in findings(paper))
    submissions.hand_over(
        paper, is_altered=True, unusual=UnusualDetail.NONE, base_version=paper.version, actor=actor
    )
    papers.release(paper, acting("manager_a"))
    submissions.screen(paper, acting("secretary"))
    submissions.accept(paper, acting("secretary"))
    meeting = convening.scheduled(acting("secretary"), papers.SITTING)
    papers.put_on_agenda(paper, meeting, acting("secretary"))
    convening.notified(meeting, acting("secretary"))
    assert (
        "A氏" in disclosed_texts(paper, ring())[0] or "Aさん" in disclosed_texts(paper, ring())[0]
    )
    return paper


@pytest.mark.sqlite_only
def test_a_typed_name_is_nowhere_in_database_mails_and_logs(acting, app, caplog):
    caplog.set_level(logging.DEBUG)
    paper = with_the_name_typed_in(acting)
    db.session.commit()
    assert paper.names_checked_at is not None
    folder = Path(make_url(app.config["SQLALCHEMY_DATABASE_URI"]).database).parent
    stored = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    for word in ("鵜戸神", "うどがみ", "ウドガミ"):
        assert word.encode() not in stored
        assert word not in caplog.text
    sealed = db.session.scalars(select(OutboxMessage)).all()
    assert sealed
    assert not any(
        "鵜戸神" in str(getattr(one, column.key))
        for one in sealed
        for column in one.__mapper__.column_attrs
    )


def test_a_judgement_about_a_text_changed_since_is_refused(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    with pytest.raises(Conflict):
        submissions.decide_findings(
            paper,
            [Judgement(uuid.uuid4(), FindingDecision.ACCEPTED)],
            base_version=paper.version,
            actor=actor,
        )
