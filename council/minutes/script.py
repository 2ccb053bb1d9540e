"""進行シナリオ: what is read aloud from the opening to the closing, by whom and at what time."""

from dataclasses import dataclass

from council.minutes.day import MeetingHead, begun
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """What somebody says; without a speaker, what is to be done."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptStep:
    """One part of the meeting: when it begins, what it is, what is said."""

    time_label: str
    title: str
    length_label: str = ""
    is_closed: bool = False
    note: str = ""
    lines: tuple[ScriptLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptContent:
    """What a 進行シナリオ says."""

    head: MeetingHead
    facts: tuple[tuple[str, str], ...]
    steps: tuple[ScriptStep, ...]


def script_docx(content: ScriptContent, style: PageStyle) -> bytes:
    """The 進行シナリオ as a .docx file."""
    sheet = begun(content.head, "進行シナリオ", style)
    for label, text in content.facts:
        sheet.add(f"\t{text}", "Speech", label=label)
    for step in content.steps:
        _add(sheet, step)
    return sheet.to_bytes()


def _add(sheet: Sheet, step: ScriptStep) -> None:
    closed = "（非公開）" if step.is_closed else ""
    length = f"\t{step.length_label}" if step.length_label else ""
    sheet.add(f"{joined(step.time_label, step.title)}{closed}{length}", "Cue")
    if step.note:
        sheet.add(step.note, "Note")
    for line in step.lines:
        if line.speaker:
            sheet.add(f"\t{line.text}", "Speech", label=line.speaker)
        else:
            sheet.add(f"（{line.text}）", "Direction")
