"""The papers handed out at a meeting, as agenda, notice and minutes list them."""

from collections.abc import Sequence

from council.minutes.content import PaperLine
from council.minutes.sheet import Sheet


def paper_title(paper: PaperLine) -> str:
    """The paper's title, with a remark if it is taken back after the meeting."""
    return f"{paper.title}（会議終了後回収）" if paper.collect else paper.title


def add_papers(sheet: Sheet, heading: str, papers: Sequence[PaperLine]) -> None:
    """Add the list of papers under that heading; nothing if there are none."""
    if papers:
        sheet.add(heading, "Heading1")
        sheet.add_all((f"{paper.label}\t{paper_title(paper)}" for paper in papers), "Paper")
