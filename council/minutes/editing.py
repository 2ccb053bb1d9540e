"""The minutes as lines to type in: 「○委員　…」 for what was said, one line per decision."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from council.minutes.content import Entry, ItemRecord, MinutesContent

_MARKS = "○◯"
_ZERO = "〇"  # often typed for the mark, but doubled it masks a name: 〇〇委員
_HIDDEN = "退席（除斥）のため、この議題の内容は表示しません。"


def entry_lines(entries: Iterable[Entry]) -> str:
    """The entries as text: 「○speaker　text」, further lines below, a blank line between entries."""
    return "\n\n".join(map(_written, entries))


def _written(entry: Entry) -> str:
    text = "\n".join(filter(str.strip, entry.text.splitlines()))
    return f"○{entry.speaker}　{text}" if entry.speaker else text


def read_entries(text: str) -> tuple[Entry, ...]:
    """The entries in typed text: each ○ at the head of a line begins one, each blank line ends one.

    What has no ○ before it is a sentence of the record itself.
    """
    found: list[list[str]] = []
    is_open = False
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            is_open = False
        elif _begins(stripped) or not is_open:
            found.append([stripped])
            is_open = True
        else:
            found[-1].append(stripped)
    return tuple(_entry(lines) for lines in found)


def _begins(line: str) -> bool:
    return line[0] in _MARKS or (line[0] == _ZERO and not line.startswith(_ZERO * 2))


def _entry(lines: list[str]) -> Entry:
    first, *more = lines
    if not _begins(first):
        return Entry(text="\n".join(lines))
    speaker, _, said = first[1:].strip().replace(" ", "　", 1).partition("　")
    if not said:  # a lone name, or a sentence that happens to begin with the mark
        speaker, said = (speaker, more.pop(0)) if more else ("", speaker)
    return Entry(speaker=speaker, text="\n".join((said.strip(), *more)))


def read_lines(text: str) -> tuple[str, ...]:
    """One decision (or name) per line; blank lines and a leading ・ are dropped."""
    return tuple(filter(None, (line.strip().lstrip("・").strip() for line in text.splitlines())))


def with_item(content: MinutesContent, number: int, item: ItemRecord) -> MinutesContent:
    """The content with the item at that place of the agenda (from 0) put in place of the old one."""
    agenda = (*content.agenda[:number], item, *content.agenda[number + 1 :])
    return replace(content, agenda=agenda)


def without_items(
    content: MinutesContent, keys: Collection[str], titles: Mapping[str, str] | None = None
) -> MinutesContent:
    """The content as somebody recused from these items may read it: their titles remain, nothing else.

    `titles` puts other words in place of some titles, and takes out the papers of those items. Why the minutes
    were corrected is left out too: it may speak of such an item.
    """
    if not keys:
        return content
    gone, named = [item for item in content.agenda if item.key in keys], titles or {}
    actions = {action for item in gone for action in item.actions}
    papers = {label for item in gone if item.key in named for label in item.papers}
    return replace(
        content,
        agenda=tuple(
            _emptied(item, named.get(item.key, item.title)) if item.key in keys else item
            for item in content.agenda
        ),
        papers=tuple(paper for paper in content.papers if paper.label not in papers),
        actions=tuple(action for action in content.actions if action not in actions),
        correction_reason="",
    )


def _emptied(item: ItemRecord, title: str) -> ItemRecord:
    return ItemRecord(
        number_label=item.number_label,
        title=title,
        key=item.key,
        level=item.level,
        kind_label=item.kind_label,
        closed=item.closed,
        entries=(Entry(text=_HIDDEN),),
    )
