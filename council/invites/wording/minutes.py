"""Mails about minutes: to correct the draft, to approve it, that it is final; never a word of the record."""

from council.invites.characters import one_line
from council.invites.wording.layout import items, letter, paragraph, reach, ways
from council.invites.wording.values import Answering, Envelope, Note, Occasion


def minutes_check_text(occasion: Occasion, envelope: Envelope, answering: Answering) -> Note:
    """議事録（案）の確認のお願い: to those who attended, with the day and the ways to ask for a correction."""
    title = one_line(f"{occasion.title}　議事録（案）の確認のお願い")
    blocks = [
        paragraph(
            "先日は、会議に御出席いただき、ありがとうございました。議事録（案）ができましたので、"
            "御発言の趣旨に違いがないか、御確認くださるようお願いします。"
        ),
        items(
            [
                ("会議", occasion.title),
                ("開催日時", occasion.when),
                ("御確認", _check(envelope, answering)),
            ]
        ),
        paragraph("期日までにお申し出がないときは、修正がないものとして取り扱います。"),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))


def minutes_signature_text(occasion: Occasion, envelope: Envelope, *, url: str | None) -> Note:
    """議事録の確認（署名委員）のお願い: before the chair approves."""
    title = one_line(f"{occasion.title}　議事録の確認（署名委員）のお願い")
    how = (
        f"次のページにログインして、内容を御確認ください。\n{one_line(url)}"
        if url
        else "担当からお届けします。"
    )
    blocks = [
        paragraph(
            "署名委員として、議事録（案）の内容に間違いがないことを御確認くださるようお願いします。"
            "皆様の確認が済みますと、議長が承認し、確定します。"
        ),
        items([("会議", occasion.title), ("開催日時", occasion.when), ("御確認", how)]),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))


def minutes_approval_text(occasion: Occasion, envelope: Envelope, *, url: str | None) -> Note:
    """議事録の承認のお願い: to the chair."""
    title = one_line(f"{occasion.title}　議事録の承認のお願い")
    how = (
        f"次のページにログインして、承認又は差戻しをお願いします。\n{one_line(url)}"
        if url
        else "担当からお届けします。"
    )
    blocks = [
        paragraph("議事録の確認が終わりましたので、承認くださるようお願いします。"),
        items([("会議", occasion.title), ("開催日時", occasion.when), ("承認", how)]),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))


def minutes_returned_text(occasion: Occasion, envelope: Envelope, *, url: str | None) -> Note:
    """議事録の差戻しのお知らせ: to the secretariat; the reason stands in the system."""
    title = one_line(f"{occasion.title}　議事録の差戻しについて（お知らせ）")
    blocks = [
        paragraph("議事録が差し戻されました。理由は、ログインして御確認ください。"),
        items([("会議", occasion.title), ("開催日時", occasion.when), ("ページ", url or "")]),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))


def minutes_final_text(
    occasion: Occasion, envelope: Envelope, *, url: str | None, is_correction: bool = False
) -> Note:
    """議事録の確定, or its 訂正, made known to those who may read it."""
    matter = "訂正" if is_correction else "確定"
    title = one_line(f"{occasion.title}　議事録の{matter}について（お知らせ）")
    said = "議事録を訂正しました。" if is_correction else "議事録が承認され、確定しました。"
    how = (
        f"次のページにログインして御覧ください。\n{one_line(url)}" if url else "別にお届けします。"
    )
    blocks = [
        paragraph(said),
        items([("会議", occasion.title), ("開催日時", occasion.when), ("議事録", how)]),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))


def _check(envelope: Envelope, answering: Answering) -> str:
    offered = (
        [f"次のページにログインして確認する\n{one_line(answering.url)}"] if answering.url else []
    )
    if reach(envelope.contact):
        offered.append(f"電話等で知らせる\n{reach(envelope.contact)}")
    deadline = (
        f"{one_line(answering.by_label)}までに、修正の有無を次のいずれかの方法でお知らせください。"
    )
    delivered = [] if answering.url else ["議事録（案）は、別にお届けします。"]
    caution = "修正の内容は、メールには書かないようお願いします。"
    return "\n".join([*delivered, deadline, ways([*offered, "書面に朱書きして届ける"]), caution])
