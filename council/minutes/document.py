"""The minutes of a meeting as a Word document in the ward's house style."""

from collections.abc import Iterable

from council.domain.numerals import Digits, write_number
from council.minutes.attendance import absent_lines, add_attendance_annex, present_lines
from council.minutes.content import ActionLine, Approval, MinutesContent
from council.minutes.elements import Column
from council.minutes.papers import add_papers
from council.minutes.proceedings import add_proceedings, item_title
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined

_SHORT_HASH = 8
_LABEL_FITS = (
    8  # characters before the tab; 「■出席アドバイザー」 would push its text to the next one
)


def minutes_docx(content: MinutesContent, approval: Approval | None, style: PageStyle) -> bytes:
    """The 議事録 as a .docx file; without an approval it is marked as a draft (案)."""
    draft = "" if approval else "（案）"
    number = joined(content.fiscal_label, content.serial_label)
    name = joined(number, content.body_title, f"議事録{draft}")
    sheet = Sheet(name, style)
    _mark_pages(sheet, content, approval)
    sheet.add_all(filter(None, (number, content.body_title)), "Subtitle")
    sheet.add(f"議　事　録{draft}", "Title")
    _add_facts(sheet, content)
    _add_lists(sheet, content)
    add_proceedings(sheet, content)
    _add_results(sheet, content)
    _add_approval(sheet, content, approval)
    add_attendance_annex(sheet, content)
    return sheet.to_bytes()


def _mark_pages(sheet: Sheet, content: MinutesContent, approval: Approval | None) -> None:
    words = ("取扱注意" if content.is_restricted else "", "" if approval else "案")
    sheet.mark(*filter(None, words))
    sheet.foot(f"照合番号 {approval.content_hash[:_SHORT_HASH]}" if approval else "")


def _add_facts(sheet: Sheet, content: MinutesContent) -> None:
    for label, text in _facts(content, sheet.style.digits):
        if text:
            marked = f"{sheet.style.heading_mark}{label}"
            gap = "\t" if len(marked) <= _LABEL_FITS else "\n"
            sheet.add(f"{gap}{text}", "Fact", label=marked)


def _facts(content: MinutesContent, digits: Digits) -> tuple[tuple[str, str], ...]:
    form = f"（{content.form_label}）" if content.form_label else ""
    observers = f"{write_number(content.observers, digits)}人" if content.publicity_label else ""
    return (
        ("開催日時", "\n".join(filter(None, (content.held_label, _open_hours(content))))),
        ("開催場所", f"{content.place}{form}"),
        (f"出席{content.member_word}", present_lines(content.present) or "なし"),
        (f"欠席{content.member_word}", absent_lines(content.absent) or "なし"),
        ("事務局", "\n".join(content.secretariat)),
        ("会議公開の可否", content.publicity_label),
        ("非公開の理由", content.publicity_reason),
        ("傍聴人", observers),
        ("会議の成立", content.quorum_sentence),
        ("退席（除斥）", "\n".join(content.recusals)),
    )


def _open_hours(content: MinutesContent) -> str:
    opened = f"{content.opened_label}開会" if content.opened_label else ""
    closed = f"{content.closed_label}閉会" if content.closed_label else ""
    return "、".join(filter(None, (opened, closed)))


def _add_lists(sheet: Sheet, content: MinutesContent) -> None:
    if content.agenda:
        sheet.heading("会議次第")
        for item in content.agenda:
            sheet.add(item_title(item), "Line1" if item.level == 1 else "Line2")
    add_papers(sheet, f"{sheet.style.heading_mark}配布資料", content.papers)


def _add_results(sheet: Sheet, content: MinutesContent) -> None:
    actions = content.all_actions
    if actions:
        sheet.heading("対応事項")
        sheet.add_table(
            _action_columns(sheet.style.text_width_mm),
            _action_rows(actions, sheet.style.digits),
            "対応事項",
        )
    if content.next_meeting:
        sheet.heading("次回日程")
        sheet.add(content.next_meeting, "Point")


def _action_columns(width_mm: int) -> tuple[Column, ...]:
    number, agency, due = 12, 38, 39
    text = width_mm - number - agency - due
    return (
        Column("番号", number, "TableMiddle"),
        Column("機関", agency),
        Column("内容", text),
        Column("期限", due),
    )


def _action_rows(actions: Iterable[ActionLine], digits: Digits) -> Iterable[tuple[str, ...]]:
    for number, action in enumerate(actions, start=1):
        target = f"\n（対象：{action.target_label}）" if action.target_label else ""
        yield (
            write_number(number, digits),
            action.agency,
            f"{action.text}{target}",
            action.due_label,
        )


def _add_approval(sheet: Sheet, content: MinutesContent, approval: Approval | None) -> None:
    rows = [("作成者", content.author), ("版", content.version_label)]
    if content.correction_reason:
        rows.append(("訂正の理由", content.correction_reason))
    if approval:
        note = f"\n{approval.note}" if approval.note else ""
        rows += [
            ("承認者", f"{approval.approver}{note}"),
            ("承認日", approval.approved_on),
            *([("署名委員", "\n".join(approval.signers))] if approval.signers else []),
            ("照合番号", _grouped(approval.content_hash)),
        ]
    else:
        rows.append(("承認", "未承認（案）"))
    sheet.heading("議事録の作成・承認")
    columns = (Column("", 30, "TableLabel"), Column("", sheet.style.text_width_mm - 30))
    sheet.add_table(columns, rows, "議事録の作成・承認")


def _grouped(content_hash: str) -> str:
    groups = [content_hash[start : start + 8] for start in range(0, len(content_hash), 8)]
    return " ".join(groups[:4]) + "\n" + " ".join(groups[4:])
