"""Letters as message bytes, ready for SMTP: the same letter gives the same bytes again.

There is no HTML part. Mail gateways turn HTML into text and strip attachments, so the plain text
alone has to say the date, the place and how to answer; a second wording could only disagree with it.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime

from council.invites.addresses import checked
from council.invites.characters import clean, is_plain_line, shown_name
from council.invites.moments import in_tokyo
from council.invites.pairing import Method, require_pair

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+>")
_LONGEST_MESSAGE_ID = 200
_LONGEST_LINE = 76


class _Headers(EmailPolicy):
    """The policy of the library, which loses a space where it breaks a long subject that is not ASCII."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name != "Subject" or value.isascii():
            return super().fold_binary(name, value)
        words = Header(value, "utf-8", _LONGEST_LINE, name).encode(linesep=self.linesep)
        return f"{name}: {words}{self.linesep}".encode("ascii")


_HEADERS = _Headers(linesep=SMTP.linesep)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one person; `message_id` with its angle brackets, `date` in Tokyo or UTC.

    ValueError if anything that stands in a header could break out of it.
    """

    message_id: str
    date: datetime
    from_name: str
    from_address: str
    to_name: str
    to_address: str
    subject: str
    text: str

    def __post_init__(self) -> None:
        if len(self.message_id) > _LONGEST_MESSAGE_ID or not _MESSAGE_ID.fullmatch(self.message_id):
            raise ValueError("this is no Message-ID")
        if not self.subject or not all(
            map(is_plain_line, (self.subject, self.from_name, self.to_name))
        ):
            raise ValueError("subject and names are one line without control characters")
        checked(self.from_address)
        checked(self.to_address)
        in_tokyo(self.date)


def message(letter: Letter) -> bytes:
    """A plain text mail."""
    mail = _headed(letter)
    _write_text(mail, letter)
    return mail.as_bytes()


def invitation(letter: Letter, ics: bytes, method: Method) -> bytes:
    """The mail around a calendar object: its bytes stand in it twice, unchanged.

    Once as the last alternative to the text, which is what makes the answer buttons appear, and once
    as invite.ics. ValueError if method, sender or recipient are not those of the calendar object.
    """
    require_pair(ics, method, sender=letter.from_address, recipient=letter.to_address)
    mail = _headed(letter)
    mail["MIME-Version"] = "1.0"
    mail.make_mixed()
    for part in (_alternatives(letter, ics, method), _file(ics)):
        del part["MIME-Version"]
        mail.attach(part)
    mail.set_boundary(_boundary(letter, "mixed"))
    return mail.as_bytes()


def _alternatives(letter: Letter, ics: bytes, method: Method) -> EmailMessage:
    choice = EmailMessage(policy=SMTP)
    _write_text(choice, letter)
    parameters = {"charset": "utf-8", "method": method, "component": "VEVENT"}
    choice.add_alternative(
        ics, maintype="text", subtype="calendar", cte="base64", params=parameters
    )
    for part in choice.iter_parts():
        del part["MIME-Version"]
        # marked as an attachment, the calendar part would lose its buttons in Outlook
        del part["Content-Disposition"]
    choice.set_boundary(_boundary(letter, "alternative"))
    return choice


def _file(ics: bytes) -> EmailMessage:
    file = EmailMessage(policy=SMTP)
    name = "invite.ics"
    file.set_content(
        ics,
        maintype="application",
        subtype="ics",
        cte="base64",
        filename=name,
        params={"name": name},
    )
    return file


def _headed(letter: Letter) -> EmailMessage:
    mail = EmailMessage(policy=_HEADERS)
    mail["Message-ID"] = letter.message_id
    mail["Date"] = format_datetime(in_tokyo(letter.date))
    mail["From"] = Address(_header_name(letter.from_name), addr_spec=letter.from_address)
    mail["To"] = Address(_header_name(letter.to_name), addr_spec=letter.to_address)
    mail["Subject"] = letter.subject
    # RFC 3834: keeps absence notes from answering, and ours from being answered by machines
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _header_name(text: str) -> str:
    name = shown_name(text)
    # folding a long encoded name can lose its ASCII spaces; Japanese ones are no places to fold
    return name if name.isascii() else re.sub(r"\s", "　", name)


def _write_text(mail: EmailMessage, letter: Letter) -> None:
    mail.set_content(clean(letter.text) + "\n", subtype="plain", charset="utf-8", cte="base64")


def _boundary(letter: Letter, level: str) -> str:
    # "=_" cannot stand in base64, so no part can contain it
    return "=_" + hashlib.sha256(f"{level} {letter.message_id}".encode()).hexdigest()[:32]
