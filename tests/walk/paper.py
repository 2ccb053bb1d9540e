"""A Word file as people hold it: pages of paper, by LibreOffice."""

import os
import subprocess
import tempfile
from pathlib import Path

_FONTS = Path(__file__).parents[1] / "minutes" / "fonts.conf"


def pages(document: bytes, folder: Path, name: str) -> list[Path]:
    """Each page of a Word file as a picture in `folder`, named after the document."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / f"{name}.docx"
        source.write_bytes(document)
        environment = os.environ | {"FONTCONFIG_FILE": str(_FONTS)}
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{scratch}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                scratch,
                str(source),
            ],
            check=True,
            capture_output=True,
            env=environment,
            timeout=120,
        )
        for old in folder.glob(f"{name}-*.png"):
            old.unlink()
        subprocess.run(
            ["pdftoppm", "-r", "60", "-png", f"{scratch}/{name}.pdf", str(folder / name)],
            check=True,
        )
    return sorted(folder.glob(f"{name}-*.png"))
