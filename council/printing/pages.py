"""PDF files cleaned, and bound to one book: each in a process of its own, for they may be hostile."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from council.domain.books import PaperFault
from council.printing.running import Watch, run

_SECONDS = 60
_FAULTS = {fault.value: fault for fault in PaperFault}


@dataclass(frozen=True, slots=True)
class Bound:
    """One paper on its way into the book: its file, and how the outline names it."""

    file: str
    name: str


def clean_files(files: Sequence[Path], folder: Path, watch: Watch) -> dict[str, int | PaperFault]:
    """How many pages each file has, by its stem, or what is wrong with it; the clean ones lie in `folder`.

    A file at which the program dies is broken; the next goes on behind it.
    """
    found: dict[str, int | PaperFault] = {}
    left = list(files)
    said = folder / "said.txt"
    while left:
        if not watch.left:
            return found | {file.stem: PaperFault.LATE for file in left}
        command = [sys.executable, "-m", "council.printing.cleaning", *map(str, [*left, folder])]
        run(command, _SECONDS, watch, home=folder, output=said)
        found |= _read(said)
        died_at = next((file for file in left if file.stem not in found), None)
        if died_at is not None:
            found[died_at.stem] = PaperFault.BROKEN
        left = [file for file in left if file.stem not in found]
    return found


def _read(said: Path) -> dict[str, int | PaperFault]:
    lines = [line.split() for line in said.read_text().splitlines()]
    return {words[0]: _FAULTS.get(words[1]) or int(words[1]) for words in lines if len(words) == 2}


def bind_files(parts: Sequence[Bound], folder: Path, title: str, watch: Watch) -> Path | None:
    """The book of these files, cover and stamps, all in `folder`; None when it could not be bound."""
    plan = {"title": title, "parts": [asdict(one) for one in parts]}
    (folder / "plan.json").write_text(json.dumps(plan, ensure_ascii=False))
    book = folder / "book.pdf"
    command = [sys.executable, "-m", "council.printing.joining", str(folder)]
    is_bound = run(command, watch.seconds, watch, home=folder)
    return book if is_bound and book.exists() else None
