"""When, where and how to answer, said so that the plain text alone is enough."""

from collections.abc import Sequence

from council.invites.characters import one_line
from council.invites.wording.layout import paragraph, reach, short, ways, where_to
from council.invites.wording.values import Answering, Change, Contact, Envelope, Occasion

RECORD_MARK = "　" * 16 + "記"


def facts(occasion: Occasion) -> list[tuple[str, str]]:
    """日時, 場所, 開催方法 and 公開の別 as items; in writing there is neither hour nor place."""
    if occasion.in_writing:
        return [
            ("開催日", occasion.date_label),
            ("開催方法", "書面による開催（お集まりいただく必要はありません）"),
            ("公開の別", occasion.publicity_label),
        ]
    return [
        ("日時", occasion.when),
        ("場所", occasion.place),
        ("開催方法", occasion.form_label),
        ("公開の別", occasion.publicity_label),
    ]


def how_to_answer(
    answering: Answering,
    envelope: Envelope,
    *,
    may_substitute: bool,
    has_button: bool = True,
    is_overdue: bool = False,
) -> str:
    """Until when, and every way open to the recipient: browser, calendar button, telephone or FAX, mail.

    `has_button` for a mail that brings a calendar entry; `is_overdue` once the day is over.
    """
    has_button = has_button and not envelope.is_on_paper
    offered = (
        [f"次のページにログインして回答する\n{one_line(answering.url)}"] if answering.url else []
    )
    offered += (
        _on_paper(envelope.contact)
        if envelope.is_on_paper
        else _by_mail(envelope.contact, has_button=has_button)
    )
    by = f"{one_line(answering.by_label)}までに"
    until = (
        f"回答の期限（{one_line(answering.by_label)}）を過ぎています。至急" if is_overdue else by
    )
    lines = [f"{until}、次のいずれかの方法で、出欠をお知らせください。", ways(offered)]
    if may_substitute:
        without_button = "ボタンによらず、" if has_button else ""
        lines.append(
            f"代理の方が出席されるときは、{without_button}代理の方の職・氏名を添えてお知らせください。"
        )
        if answering.sends_only_to:
            lines.append(only_to(answering.sends_only_to))
    return "\n".join(lines)


def only_to(bodies: str) -> str:
    """To which of the bodies of a joint sitting a substitute may come."""
    return f"代理の方が出席できるのは、{bodies}だけです。"


def how_to_answer_in_writing(
    answering: Answering, envelope: Envelope, *, is_overdue: bool = False
) -> str:
    """Until when and how the items are answered; never by a reply to the mail, which is no place for opinions."""
    by = one_line(answering.by_label)
    until = f"回答の期限（{by}）を過ぎています。至急" if is_overdue else f"{by}までに"
    sent = "FAX、郵送などで" if envelope.contact.fax else "郵送などで"
    offered = [
        f"別にお届けする回答用紙に書き、{sent}担当に送る\n{where_to(envelope.contact)}".rstrip()
    ]
    if answering.url:
        offered.insert(0, f"次のページにログインして回答する\n{one_line(answering.url)}")
    elif not envelope.is_on_paper:
        offered = [
            f"担当にお申し出のうえ、回答用紙に書いて送る\n{where_to(envelope.contact)}".rstrip()
        ]
    said = "次のいずれかの方法で" if len(offered) > 1 else "次の方法で"
    return "\n".join(
        [f"{until}、{said}、議題ごとの賛否と御意見をお知らせください。", ways(offered)]
    )


def _by_mail(contact: Contact, *, has_button: bool) -> list[str]:
    button = "このメールの予定に「承諾」「辞退」などのボタンが表示されるときは、それで回答する"
    ways = [button] if has_button else []
    if reach(contact):
        ways.append(f"電話等で知らせる\n{reach(contact)}")
    return [*ways, "このメールに返信する"]


def _on_paper(contact: Contact) -> list[str]:
    """Nothing to press and nothing to reply to; FAX only where there is a number for it."""
    sent = "FAX、郵送などで" if contact.fax else "郵送などで"
    called = "か、電話で知らせる" if contact.phone else ""
    return [f"下の回答票を{sent}担当に送る{called}\n{where_to(contact)}".rstrip()]


def where_papers(answering: Answering, *, is_on_paper: bool = False) -> str:
    """Where the agenda and papers are: never in the mail, which may be forwarded; on paper what is delivered with it."""
    if is_on_paper and answering.papers:
        return "\n".join(["次の資料を、次第とともにお届けします。", *answering.papers])
    if is_on_paper:
        return "次第を、この案内とともにお届けします。"
    if answering.url:
        return "ログインして御覧ください。このメールには記載していません。"
    return "別にお届けします。このメールには記載していません。"


def opinions(answering: Answering, *, is_on_paper: bool) -> list[tuple[str, str]]:
    """To who answers on paper, that they may write when they are away; others find it where they answer."""
    if not is_on_paper or not answering.opinions_by:
        return []
    by = one_line(answering.opinions_by)
    return [("御欠席のとき", f"議題への御意見を、{by}までに、書面で担当にお寄せください。")]


def changed_labels(changes: Sequence[Change]) -> str:
    """日時・場所."""
    return "・".join(dict.fromkeys(one_line(change.label) for change in changes))


def before_and_after(changes: Sequence[Change]) -> str:
    """Each change with what was and what is now; empty if there is none."""
    lines = [
        f"・{one_line(change.label)}\n　変更前　{one_line(change.before)}\n　変更後　{one_line(change.after)}"
        for change in changes
    ]
    return paragraph("\n".join(lines))


def description(
    occasion: Occasion, contact: Contact, answering: Answering | None = None, opening: str = ""
) -> str:
    """What a calendar entry says: form, publicity, answer, link, contact; never anything about a case."""
    form = f"開催方法：{occasion.form_label}" if occasion.form_label else ""
    publicity = f"公開の別：{occasion.publicity_label}" if occasion.publicity_label else ""
    asked = "書面の回答" if occasion.in_writing else "出欠の回答"
    answer = f"{asked}：{answering.by_label}まで" if answering else ""
    link = (answering.url or "") if answering else ""
    return short([opening, form, publicity, answer, link, f"担当：{contact.name}", reach(contact)])
