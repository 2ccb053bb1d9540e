"""Papers as an office gets them: valid by Word's own rules, and laid out by LibreOffice."""

import io
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

from openxml_audit import OpenXmlValidator

from tests.minutes import reading


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP that is whole, by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def ensure_printable(papers: Iterable[bytes], folder: Path) -> None:
    """Every paper is a valid Word file, and LibreOffice makes its pages."""
    folder.mkdir()
    written = []
    for number, content in enumerate(papers):
        path = folder / f"{number}.docx"
        path.write_bytes(content)
        assert OpenXmlValidator().validate(path).errors == [], number
        written.append(path)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *written,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert len(list(folder.glob("*.pdf"))) == len(written)


def written(content: bytes) -> str:
    """Every word of a Word file."""
    paper = reading.opened(content)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*reading.lines(content), *cells])
