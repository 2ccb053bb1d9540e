"""Tables and their invariants, one noun per file."""

from council.extensions import Base
from council.models import triggers
from council.models.accounts import LoginSession, PostedOnce, Throttle, User
from council.models.actions import ActionItem, ActionReminder, ActionReport
from council.models.agencies import (
    Agency,
    AgencyAlias,
    AgencyEligibility,
    AgencyFormerName,
    AgencyMerging,
)
from council.models.agenda import AgendaItem, Carried, Paper, PaperReader
from council.models.audit import AuditEntry, AuditHead, Setting
from council.models.blobs import Blob
from council.models.bodies import Body, BodyVersion, LegalBasis
from council.models.books import PaperBook
from council.models.cases import (
    Case,
    CaseAgency,
    CaseMeetingLink,
    CaseMeetingLinkAgency,
    Consent,
    ConsentAgency,
    ConvenerRequest,
    DataSubject,
    Statement,
    StatementScope,
)
from council.models.conferences import Conference, Participant, SupportRole
from council.models.destinations import PersonDestination
from council.models.invitations import Invitation, InvitationLetter, InvitationSeat, Reply
from council.models.issues import Issue, IssueOrigin, IssueStep
from council.models.judging import JudgingStep, UnusualDetailCheck
from council.models.keyring import Keyring, keyring
from council.models.keys import DataKey
from council.models.meetings import Meeting, RosterEntry, SignOff, Sitting
from council.models.members import (
    AdminGrant,
    AgencyDuty,
    Appointment,
    Person,
    PersonChannel,
    Seat,
    SecretariatDuty,
)
from council.models.minutes import (
    Minutes,
    MinutesApproval,
    MinutesComment,
    MinutesRevision,
    MinutesSigner,
)
from council.models.nominations import Nomination, Rotation
from council.models.outbox import OutboxMessage
from council.models.proposals import AgendaProposal
from council.models.proxies import ProxyEntry
from council.models.records import Presence, RecordEntry, Recusal, Vote
from council.models.second_person import TwoPersonRequest
from council.models.submissions import (
    CaseSubmission,
    Finding,
    ReaderReceipt,
    Release,
    Screening,
    SubmissionGround,
    SubmissionMember,
    SubmissionOriginal,
    SubmissionPart,
)
from council.models.terms import RememberedTerm
from council.models.writings import Ruling, Writing

__all__ = [
    "ActionItem",
    "ActionReminder",
    "ActionReport",
    "AdminGrant",
    "Agency",
    "AgencyAlias",
    "AgencyDuty",
    "AgencyEligibility",
    "AgencyFormerName",
    "AgencyMerging",
    "AgendaItem",
    "AgendaProposal",
    "Appointment",
    "AuditEntry",
    "AuditHead",
    "Blob",
    "Body",
    "BodyVersion",
    "Carried",
    "Case",
    "CaseAgency",
    "CaseMeetingLink",
    "CaseMeetingLinkAgency",
    "CaseSubmission",
    "Conference",
    "Consent",
    "ConsentAgency",
    "ConvenerRequest",
    "DataKey",
    "DataSubject",
    "Finding",
    "Invitation",
    "InvitationLetter",
    "InvitationSeat",
    "Issue",
    "IssueOrigin",
    "IssueStep",
    "JudgingStep",
    "Keyring",
    "LegalBasis",
    "LoginSession",
    "Meeting",
    "Minutes",
    "MinutesApproval",
    "MinutesComment",
    "MinutesRevision",
    "MinutesSigner",
    "Nomination",
    "OutboxMessage",
    "Paper",
    "PaperBook",
    "PaperReader",
    "Participant",
    "Person",
    "PersonChannel",
    "PersonDestination",
    "PostedOnce",
    "Presence",
    "ProxyEntry",
    "ReaderReceipt",
    "RecordEntry",
    "Recusal",
    "Release",
    "RememberedTerm",
    "Reply",
    "RosterEntry",
    "Rotation",
    "Ruling",
    "Screening",
    "Seat",
    "SecretariatDuty",
    "Setting",
    "SignOff",
    "Sitting",
    "Statement",
    "StatementScope",
    "SubmissionGround",
    "SubmissionMember",
    "SubmissionOriginal",
    "SubmissionPart",
    "SupportRole",
    "Throttle",
    "TwoPersonRequest",
    "UnusualDetailCheck",
    "User",
    "Vote",
    "Writing",
    "keyring",
]

triggers.attach(Base.metadata)
