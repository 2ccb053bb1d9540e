import re
import smtplib
import socket
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

import pytest
from aiosmtpd.controller import Controller
from hypothesis import given
from hypothesis import strategies as st

from council.invites.characters import clean, one_line, shown_name
from council.invites.ics import announce, cancel, request
from council.invites.mail import invitation, message
from tests.invites.samples import MEMBER, OFFICE, TEXTS, event, letter

pytestmark = pytest.mark.sqlite_only


def read(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=SMTP)
    assert not [defect for part in mail.walk() for defect in part.defects]
    return mail


def said(part: EmailMessage) -> str:
    return part.get_content().replace("\r\n", "\n")


def addressed_to(content: bytes) -> tuple[str, str]:
    """The recipient by RFC 2047; Python's newer parser leaves the space between two encoded words in."""
    name, address = parseaddr(message_from_bytes(content)["To"])
    return str(make_header(decode_header(name))), address


def in_header(name: str) -> str:
    return name if name.isascii() else re.sub(r"\s", "　", name)


class Postbox:
    """A receiving mail server's handler: keeps what it was handed, byte for byte."""

    def __init__(self):
        self.received = []

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802 as aiosmtpd calls it
        self.received.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 OK"


@pytest.fixture
def postbox():
    box = Postbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


def send(postbox, content):
    with smtplib.SMTP("127.0.0.1", postbox.port, timeout=10) as server:
        server.sendmail(OFFICE, [MEMBER], content)
    return postbox.received[-1]


@pytest.mark.parametrize(
    ("build", "method"), [(request, "REQUEST"), (cancel, "CANCEL"), (announce, "PUBLISH")]
)
def test_an_invitation_arrives_byte_for_byte_through_smtp(postbox, build, method):
    ics = build(event())
    content = invitation(letter(), ics, method)
    sender, recipients, arrived = send(postbox, content)
    assert (sender, recipients) == (OFFICE, [MEMBER])
    assert arrived == content
    choice, file = read(arrived).iter_parts()
    text, calendar = choice.iter_parts()
    assert calendar.get_payload(decode=True) == file.get_payload(decode=True) == ics
    assert said(text) == clean(letter().text) + "\n"


def test_a_plain_letter_arrives_byte_for_byte_through_smtp(postbox):
    content = message(letter(text=".\n.先頭の点\nFrom 行頭\n" + "長" * 2000))
    assert send(postbox, content)[2] == content


def test_the_calendar_is_the_last_alternative_and_again_a_file():
    mail = read(invitation(letter(), request(event()), "REQUEST"))
    assert mail.get_content_type() == "multipart/mixed"
    choice, file = mail.iter_parts()
    assert choice.get_content_type() == "multipart/alternative"
    text, calendar = choice.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar["Content-Disposition"] is None
    assert calendar["Content-Type"].params == {
        "charset": "utf-8",
        "method": "REQUEST",
        "component": "VEVENT",
    }
    assert file.get_content_type() == "application/ics"
    assert file["Content-Type"].params == {"name": "invite.ics"}
    assert file.get_filename() == "invite.ics"
    for part in (text, calendar, file):
        assert part["Content-Transfer-Encoding"] == "base64"


@pytest.mark.parametrize("build", [message, lambda it: invitation(it, request(event()), "REQUEST")])
def test_headers_say_who_when_and_that_a_machine_wrote(build):
    content = build(letter())
    mail = read(content)
    assert mail["Message-ID"] == "<0.7f0c5a52@council.example>"
    assert mail["Date"] == "Thu, 19 Nov 2026 10:02:03 +0900"
    assert mail["From"].addresses[0].addr_spec == OFFICE
    assert [address.addr_spec for address in mail["To"].addresses] == [MEMBER]
    assert mail["To"].addresses[0].display_name == "髙﨑　𠮷乃"
    assert mail["Subject"] == letter().subject
    assert mail["Auto-Submitted"] == "auto-generated"
    assert content.count(b"MIME-Version: 1.0\r\n") == 1


def test_the_same_letter_gives_the_same_bytes():
    ics = request(event())
    assert invitation(letter(), ics, "REQUEST") == invitation(letter(), ics, "REQUEST")
    assert message(letter()) == message(letter())


@pytest.mark.parametrize("field", ["subject", "from_name", "to_name", "message_id"])
@pytest.mark.parametrize("mark", ["\r\n", "\r", "\n", "\x00", "\x0b", "\x85", "\u2028", "\u202e"])
def test_nothing_can_break_out_of_a_header(field, mark):
    with pytest.raises(ValueError):
        letter(**{field: f"a{mark}Bcc: x@y.example"})


@pytest.mark.parametrize(
    "changed",
    [
        {"subject": ""},
        {"message_id": "no-brackets@council.example"},
        {"message_id": f"<{'a' * 200}@council.example>"},
        {"to_address": "a@b.example, c@d.example"},
        {"from_address": "a@b.example\r\nBcc: c@d.example"},
        {"date": letter().date.replace(tzinfo=None)},
    ],
)
def test_a_letter_that_cannot_be_sent_is_refused(changed):
    with pytest.raises(ValueError):
        letter(**changed)


@pytest.mark.parametrize(
    ("ics", "method"),
    [
        (request(event()), "CANCEL"),
        (request(event(attendee_address="other@clinic.example")), "REQUEST"),
        (request(event(organizer_address="other@ward.example")), "REQUEST"),
        (announce(event()), "REQUEST"),
        (request(event()).replace(b"METHOD:REQUEST", b"METHOD:PUBLISH"), "PUBLISH"),
    ],
)
def test_a_calendar_goes_only_into_the_mail_it_was_made_for(ics, method):
    with pytest.raises(ValueError):
        invitation(letter(), ics, method)


def test_a_long_subject_keeps_its_spaces_where_it_is_folded():
    subject = "題0000000" + "ࠀ" * 8 + "𐀀𐀀 ¡ ¡"
    assert read(message(letter(subject=subject)))["Subject"] == subject


@given(st.sampled_from("題N"), TEXTS, TEXTS, TEXTS)
def test_any_subject_name_and_text_survive_as_seven_bit_lines(first, subject, name, text):
    written = letter(subject=first + one_line(subject), to_name=one_line(name), text=text)
    content = message(written)
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 78
    mail = read(content)
    assert mail["Subject"] == written.subject
    assert addressed_to(content) == (in_header(shown_name(name)), MEMBER)
    assert said(mail) == clean(text) + "\n"
    assert len(mail.keys()) == len(set(mail.keys()))
