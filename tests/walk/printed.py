"""Papers as an office gets them: valid by Word's own rules, and laid out by LibreOffice."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from openxml_audit import OpenXmlValidator


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
