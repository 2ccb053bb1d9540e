"""Mails that only ask somebody to log in."""

from council.invites.characters import one_line
from council.invites.wording.layout import letter, paragraph
from council.invites.wording.values import Envelope, Note


def look_in_text(envelope: Envelope, *, url: str | None) -> Note:
    """Something waits for the reader; what it is, only the page says."""
    title = "御確認のお願い"
    where = (
        f"次のページにログインして御確認ください。\n{one_line(url)}"
        if url
        else "担当までお問い合わせください。"
    )
    said = f"御確認いただきたいものがあります。内容は、{envelope.itself}には記載していません。"
    return Note(subject=title, text=letter(envelope, title, [paragraph(said), paragraph(where)]))


def password_reset_text(envelope: Envelope, *, url: str, until_label: str) -> Note:
    """The page where a new password is chosen, and until when it is open."""
    title = "パスワードの再設定について"
    said = f"次のページで、新しいパスワードを設定してください。このページは{one_line(until_label)}まで使えます。"
    caution = "お心当たりがないときは、何もせずに、担当までお知らせください。"
    blocks = [paragraph(said), paragraph(one_line(url)), paragraph(caution)]
    return Note(subject=title, text=letter(envelope, title, blocks))
