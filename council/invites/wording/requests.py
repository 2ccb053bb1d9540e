"""Mails before a case conference has come about: that something waits, and where; nothing of any household."""

from council.invites.characters import one_line
from council.invites.wording.layout import letter, paragraph
from council.invites.wording.values import Envelope, Note


def request_waiting_text(envelope: Envelope, *, url: str | None) -> Note:
    """A legal basis names the reader's agency as convener, and another agency asks it to call a meeting."""
    return _note(
        envelope,
        "会議の招集の依頼について",
        "会議の招集の依頼が届いています。招集するか、理由を付けて見送るかを御回答ください。",
        url,
    )


def request_answered_text(envelope: Envelope, *, url: str | None) -> Note:
    """The agency that was asked to call a meeting has answered."""
    return _note(
        envelope,
        "会議の招集の依頼への回答について",
        "お送りいただいた会議の招集の依頼に、回答がありました。",
        url,
    )


def urgent_waiting_text(envelope: Envelope, *, url: str | None) -> Note:
    """A colleague asks to share without consent to protect somebody: a second person has to look, soon."""
    return _note(
        envelope,
        "【至急】情報共有の確認のお願い",
        "緊急の保護のための情報共有が、もう一人の確認を待っています。確認が済むまで共有されません。至急御確認ください。",
        url,
    )


def urgent_decided_text(envelope: Envelope, *, url: str | None) -> Note:
    """The second person has decided."""
    return _note(
        envelope,
        "情報共有の確認の結果について",
        "緊急の保護のための情報共有について、確認の結果が記録されました。",
        url,
    )


def _note(envelope: Envelope, title: str, said: str, url: str | None) -> Note:
    where = (
        f"次のページにログインして御覧ください。\n{one_line(url)}"
        if url
        else "担当までお問い合わせください。"
    )
    silent = f"内容は、{envelope.itself}には記載していません。{envelope.keep_it}"
    text = letter(envelope, title, [paragraph(said), paragraph(where), paragraph(silent)])
    return Note(subject=title, text=text)
