"""The plain values a mail is worded from, and what comes out."""

from dataclasses import dataclass

from council.domain.vocabulary import MeetingForm


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A mail with the summary and description of the calendar entry that goes with it."""

    subject: str
    text: str
    summary: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """A mail without a calendar entry."""

    subject: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What everybody invited may know of a meeting; all labels as they shall be read, empty ones are left out."""

    body_name: str
    date_label: str
    time_label: str
    serial_label: str = ""
    place: str = ""
    form_label: str = ""
    publicity_label: str = ""

    @property
    def title(self) -> str:
        """令和８年度第２回　８０５０支援部会."""
        return "　".join(filter(None, (self.serial_label, self.body_name)))

    @property
    def in_writing(self) -> bool:
        """Whether nobody comes together: the items are answered in writing."""
        return self.form_label == MeetingForm.WRITTEN.label

    @property
    def when(self) -> str:
        """令和８年１２月３日（木）午後２時～午後４時."""
        return f"{self.date_label}{self.time_label}"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who answers questions and takes answers for the convener."""

    name: str
    phone: str = ""
    fax: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """To whom and from whom; the labels for a notice that went through the office's sign-off.

    `is_on_paper` for who gets no mail: posted, faxed or handed over.
    """

    addressee: str
    contact: Contact
    is_on_paper: bool = False
    document_label: str = ""
    dated_label: str = ""
    sender_label: str = ""

    @property
    def itself(self) -> str:
        """How the letter speaks of itself."""
        return "この案内" if self.is_on_paper else "このメール"

    @property
    def keep_it(self) -> str:
        """What its reader is asked not to do with it."""
        passed_on = "ほかの方に渡さない" if self.is_on_paper else "転送しない"
        return f"{self.itself}を{passed_on}ようお願いします。"


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Until when to answer, and where by browser; `url` is None where recipients cannot reach the server.

    `sends_only_to` names the bodies to which alone a substitute may come, where not to all.
    `papers` are what comes with a letter on paper, a line each; a mail leaves them to the page behind the login.
    `opinions_by`: until when who will be away may write to the items; empty where no opinions are taken.
    """

    by_label: str
    url: str | None = None
    papers: tuple[str, ...] = ()
    opinions_by: str = ""
    sends_only_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One fact of a meeting before and after."""

    label: str
    before: str
    after: str
