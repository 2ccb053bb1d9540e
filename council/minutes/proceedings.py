"""What was said and decided, agenda item by agenda item."""

from collections.abc import Mapping, Sequence

from council.domain.numerals import write_number
from council.minutes.content import ActionLine, Entry, ItemRecord, MinutesContent
from council.minutes.sheet import Sheet
from council.minutes.text import joined


def item_title(item: ItemRecord) -> str:
    """The item as the agenda prints it, closed ones marked."""
    closed = "（非公開）" if item.closed else ""
    return f"{item.number_label}　{item.title}{closed}"


def add_proceedings(sheet: Sheet, content: MinutesContent) -> None:
    """Add every item with its entries and what came of it."""
    sheet.heading(f"会議の内容（{content.record_style}）")
    numbers = {action: number for number, action in enumerate(content.all_actions, start=1)}
    for item in content.agenda:
        sheet.add(item_title(item), "Heading2" if item.level == 1 else "Heading3")
        _add_note(sheet, item)
        if item.quorum_sentence:
            sheet.add(item.quorum_sentence, "Sentence")
        for entry in item.entries:
            _add_entry(sheet, entry)
        _add_outcome(sheet, "決定事項", item.decisions)
        _add_outcome(sheet, "対応事項", _action_lines(sheet, item, numbers))
        _add_outcome(sheet, "課題", item.issues)


def _add_note(sheet: Sheet, item: ItemRecord) -> None:
    presenter = f"説明：{item.presenter}" if item.presenter else ""
    note = joined(presenter, "・".join(item.papers))
    if note:
        sheet.add(f"（{note}）", "Note")


def _add_entry(sheet: Sheet, entry: Entry) -> None:
    first, *others = entry.text.strip().splitlines() or [""]
    if entry.speaker:
        sheet.add(f"　{first}", "Entry", label=f"○{entry.speaker}")
    else:
        sheet.add(first, "Sentence")
    more = "EntryMore" if entry.speaker else "Sentence"
    sheet.add_all((line for line in others if line.strip()), more)


def _add_outcome(sheet: Sheet, word: str, lines: Sequence[str]) -> None:
    if lines:
        sheet.add(f"【{word}】", "Outcome")
        sheet.add_all((f"・{line}" for line in lines), "OutcomeLine")


def _action_lines(
    sheet: Sheet, item: ItemRecord, numbers: Mapping[ActionLine, int]
) -> tuple[str, ...]:
    return tuple(
        f"対応{write_number(numbers[action], sheet.style.digits)}　{action.agency}：{action.text}"
        for action in item.actions
    )
