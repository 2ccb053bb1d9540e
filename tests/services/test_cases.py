from datetime import timedelta

import pytest
from sqlalchemy import text

from council.domain.errors import DomainError, NotAllowed, StaleVersion
from council.domain.vocabulary import AgeBand, ConsentEvent
from council.extensions import db
from council.models.keyring import keyring
from council.queries.households import household
from council.services import cases
from tests import households as h
from tests import world

NUMBER = "1234 5678 9018"  # its check digit is right


def views(case):
    return {one.label: one for one in household(case, {row.id for row in case.subjects})}


def test_a_case_holds_no_text_in_the_clear(app):
    h.conferred()
    for table in ("cases", "statements", "consents", "case_meeting_links", "audit_entries"):
        rows = str(db.session.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608
        assert h.WORRY not in rows
        assert h.POLICY not in rows


def test_a_case_needs_the_person_concerned(app, acting):
    with pytest.raises(DomainError, match="本人"):
        cases.open_case(
            world.agency("platto_home"),
            subjects=[cases.Member("母", AgeBand.EIGHTIES)],
            policy="",
            actor=acting("staff_a"),
        )


def test_nobody_opens_a_case_for_another_agency(app, acting):
    with pytest.raises(NotAllowed):
        cases.open_case(
            world.agency("port_setagaya"),
            subjects=[cases.Member("本人", AgeBand.FIFTIES)],
            policy="",
            actor=acting("staff_a"),
        )


def test_the_8050_mark_is_a_persons_judgement_not_reckoned_from_bands(app, acting):
    made = cases.open_case(
        world.agency("platto_home"),
        subjects=[cases.Member("本人", AgeBand.FIFTIES), cases.Member("母", AgeBand.EIGHTIES)],
        policy="",
        actor=acting("staff_a"),
    )
    assert made.is_8050 is False


def test_a_number_that_is_never_stored_is_refused_with_its_place(app, acting):
    case = h.open_case()
    with pytest.raises(DomainError, match="3文字目") as caught:
        h.heard(case, "本人", f"番号{NUMBER}を聞いた。")
    assert caught.value.field == "text"


def test_by_default_no_relative_may_learn_what_was_heard(app):
    case = h.open_case()
    h.heard(case, "本人")
    h.heard(case, "本人", "見学に行きたい。", heard_with_approval=True)
    (first, second) = views(h.find(case))["本人"].statements
    assert first.not_to == second.not_to == ("母",)


def test_with_approval_the_members_named_may_learn_it(app):
    case = h.open_case()
    mother = h.member(case, "母")
    h.heard(case, "本人", "見学に行きたい。", heard_with_approval=True, told=[mother])
    (fact,) = views(h.find(case))["本人"].statements
    assert fact.not_to == ()


def test_without_approval_nobody_can_be_named_as_told(app):
    case = h.open_case()
    with pytest.raises(DomainError, match="承諾を得ずに"):
        h.heard(case, "本人", told=[h.member(case, "母")])


def test_what_the_mother_said_is_not_to_reach_the_person(app):
    case = h.open_case()
    h.heard(case, "母", "疲れている。", heard_from="母")
    (fact,) = views(h.find(case))["母"].statements
    assert fact.not_to == ("本人",)


def test_a_reader_to_whom_the_mother_is_not_shown_learns_nothing_of_her(app):
    case = h.open_case()
    h.heard(case, "本人")
    h.heard(case, "本人", "母から聞いたこと。", heard_from="母")
    case = h.find(case)
    (person,) = household(case, {h.member(case, "本人").id})
    own, told = sorted(person.statements, key=lambda one: one.text != h.WORRY)
    assert (own.not_to, own.not_to_others) == ((), True)
    assert told.heard_from == ""


def test_the_newest_consent_counts_and_the_earlier_ones_stay(app):
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri", "port_setagaya")
    h.consent(case, "本人", event=ConsentEvent.REVOKED)
    seen = views(h.find(case))["本人"].consent
    assert (seen.event, seen.agencies, seen.earlier) == (ConsentEvent.REVOKED, (), 1)


def test_a_stale_form_does_not_overwrite(app, acting):
    case = h.open_case()
    facts = {"next_review_on": None, "is_8050": False, "actor": acting("staff_a")}
    seen = case.version
    cases.edit_case(case, policy="あたらしい方針", base_version=seen, **facts)
    db.session.commit()
    with pytest.raises(StaleVersion):
        cases.edit_case(case, policy="古い画面", base_version=seen, **facts)


def test_a_policy_left_alone_stays_while_the_rest_is_saved(app, acting):
    case = h.open_case()
    day = world.TODAY + timedelta(days=5)
    cases.edit_case(
        case,
        policy=None,
        next_review_on=day,
        is_8050=True,
        base_version=case.version,
        actor=acting("staff_a"),
    )
    assert keyring(db.session).open(case, "policy_sealed") == h.POLICY
    assert case.next_review_on == day


def test_only_the_lead_agency_keeps_the_case(app, acting):
    conference = h.conferred()
    case = h.find(conference.case, "staff_b")
    with pytest.raises(NotAllowed):
        cases.edit_case(
            case,
            policy="x",
            next_review_on=None,
            is_8050=False,
            base_version=case.version,
            actor=acting("staff_b"),
        )


def test_one_more_brother_gets_a_letter(app, acting):
    case = h.open_case()
    first = cases.add_member(case, cases.Member("兄", AgeBand.FIFTIES), acting("staff_a"))
    second = cases.add_member(case, cases.Member("兄", AgeBand.FIFTIES), acting("staff_a"))
    assert (first.label, second.label) == ("兄", "兄B")


def test_an_agency_is_on_the_case_once_and_its_support_can_end(app, acting):
    case = h.open_case()
    row = cases.add_agency(case, world.agency("anshin_ikejiri"), acting("staff_a"))
    with pytest.raises(DomainError, match="すでに"):
        cases.add_agency(case, world.agency("anshin_ikejiri"), acting("staff_a"))
    cases.end_agency(case, row, acting("staff_a"))
    assert row.ends_on == world.TODAY
