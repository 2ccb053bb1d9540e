"""What lies readable in the database: every column of text is here with the reason why it may."""

from sqlalchemy import JSON, Enum, LargeBinary, String

from council.extensions import Base

_CODE = "a code or mark of our own making"
_LAW = "the texts of the ordinance and of the law"
_BODY = "names and posts of bodies and seats, printed on every list of members"
_AGENCY = "what an agency publishes of itself"
_WORKER = "somebody who works in or for the council, never a person concerned or a relative"
_CHOSEN = "chosen from a few fixed words, never typed"
_MADE = "made by the product of figures and fixed words, or what the mail relay answered"
_PUBLIC = "printed in the notice, which asks for nothing of a case and is read by everybody asked"
_HASH = "a hash or a signature: nothing can be read from it"
_REFERENCE = "ids and dates by which a letter is written again, never what it says of a case"

PLAIN = {
    _CODE: """action_items.code agencies.code agencies.kind agenda_items.legal_basis audit_entries.tag
        audit_entries.subject_kind bodies.code body_versions.legal_basis case_submissions.code
        cases.number conferences.number data_keys.scope_kind findings.kind
        findings.layer invitations.uid issue_steps.act issues.code legal_bases.code
        nominations.accepted_means meetings.number_period meetings.legal_basis meetings.undecided outbox_messages.kind
        outbox_messages.subject_kind proxy_entries.subject_kind two_person_requests.act
        two_person_requests.subject_kind outbox_messages.message_id outbox_messages.order_key
        posted_once.key posted_once.location remembered_terms.kind settings.name settings.value sign_offs.act
        sittings.zone sittings.uid blobs.media_type blobs.name""",
    _LAW: """legal_bases.title legal_bases.statute legal_bases.article legal_bases.convener
        legal_bases.bound legal_bases.body_kinds legal_bases.sentence""",
    _BODY: """body_versions.name body_versions.short_name body_versions.calendar_name body_versions.founding_instrument
        body_versions.founding_article body_versions.chair_title body_versions.deputy_title
        body_versions.member_title body_versions.appointment_word
        body_versions.deliberation_word body_versions.quorum body_versions.quorum_article
        body_versions.numbering body_versions.closed_reason body_versions.minutes_style
        body_versions.description body_versions.instrument_kind body_versions.annex
        body_versions.decision_word body_versions.reward_word body_versions.substitute_of
        body_versions.approval body_versions.pledge body_versions.sign_off_otherwise body_versions.standing_items seats.annex_item roster_entries.seat_title seats.title
        minutes_approvals.approver_title""",
    _AGENCY: """agencies.name agencies.reading agencies.name_en agencies.legal_form
        agencies.operator agencies.role agencies.target agencies.area agencies.district
        agencies.location agencies.postal_code agencies.postal_address agencies.hours agencies.phone agencies.fax agencies.email
        agencies.contact agencies.takes agency_aliases.alias agency_aliases.key
        agency_eligibilities.note agency_former_names.name""",
    _WORKER: """agency_duties.post_title nominations.name nominations.reading nominations.email
        nominations.phone nominations.post_title nominations.addressee appointments.post_title agenda_items.presenter
        invitation_letters.address outbox_messages.address outbox_messages.addressee persons.name persons.reading
        persons.email persons.phone presences.name presences.post_title proxy_entries.received_by
        record_entries.speaker replies.substitute_name replies.substitute_post
        roster_entries.post_title sign_offs.decided_by nominations.request_decided_by users.email""",
    _CHOSEN: """appointments.end_reason data_subjects.label data_subjects.relation
        submission_members.label submission_parts.source submission_parts.handling""",
    _MADE: "meetings.quorum_sentence findings.why case_submissions.title outbox_messages.error",
    _PUBLIC: """agenda_items.title agenda_proposals.title agenda_items.closed_reason meetings.closed_reason meetings.told meetings.published meetings.observing papers.title
        sittings.place sign_offs.document_no appointments.document_no nominations.request_no rotations.document_no case_submissions.disposed_under case_submissions.disposal_decided_by""",
    _HASH: """sign_offs.parts two_person_requests.bound_hash minutes_approvals.content_hash minutes_revisions.content_hash
        releases.content_hash throttles.subject users.password_hash""",
    _REFERENCE: "invitation_letters.facts outbox_messages.reference",
    "an issue climbs without case and household; its form says so, its text is sealed": """
        issues.title issues.raised_by""",
    "the session's token and the sentence to be shown next, made of titles and names of workers": """
        login_sessions.data""",
}

ALLOWED = {column: reason for reason, columns in PLAIN.items() for column in columns.split()}


def _readable():
    for table in Base.metadata.tables.values():
        for column in table.columns:
            kind = column.type
            if isinstance(kind, (String, JSON)) and not isinstance(kind, Enum):
                yield f"{table.name}.{column.name}"


def test_every_readable_column_of_text_is_on_the_list_with_its_reason():
    assert set(_readable()) - set(ALLOWED) == set(), "seal it, or say here why it may stay readable"
    assert set(ALLOWED) - set(_readable()) == set()


def test_whatever_is_sealed_names_its_key():
    for table in Base.metadata.tables.values():
        sealed = [column for column in table.columns if column.name.endswith("_sealed")]
        assert all(isinstance(column.type, LargeBinary) for column in sealed)
        assert not sealed or "key_id" in table.columns, table.name
