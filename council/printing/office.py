"""Word, Excel and PowerPoint files to PDF: LibreOffice with a profile of its own for every run."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from council.printing.running import Watch, run

_HERE = Path(__file__).parent
_ALL_SECONDS = 150
_ONE_SECONDS = 40


def program() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def print_files(files: Sequence[Path], folder: Path, watch: Watch) -> None:
    """Lay beside each other in `folder` a PDF of each file that could be printed in time.

    All at once, for its start takes longest; where one spoils the run, the rest one by one.
    """
    _print(files, folder, _ALL_SECONDS, watch)
    for file in files:
        if not _pdf(file, folder).exists() and watch.left and len(files) > 1:
            _print([file], folder, _ONE_SECONDS, watch)


def _pdf(file: Path, folder: Path) -> Path:
    return folder / f"{file.stem}.pdf"


def _print(files: Sequence[Path], folder: Path, seconds: float, watch: Watch) -> None:
    office = program()
    if office is None or not files:
        return
    with TemporaryDirectory(dir=folder.parent) as home:
        profile = Path(home)
        (profile / "user").mkdir()
        shutil.copyfile(_HERE / "registry.xcu", profile / "user" / "registrymodifications.xcu")
        out = profile / "out"
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(out)]
        fonts = {"FONTCONFIG_FILE": str(_HERE / "fonts.conf")}
        is_whole = run([*command, *files], seconds, watch, home=profile, extra=fonts)
        _take(files, out, folder, is_whole=is_whole)


def _take(files: Sequence[Path], out: Path, folder: Path, *, is_whole: bool) -> None:
    """Its word that all went well proves nothing, and of a run that was ended the last file may be half written."""
    made = [_pdf(file, out) for file in files if _pdf(file, out).exists()]
    if not is_whole and made:
        made.remove(max(made, key=lambda one: one.stat().st_mtime_ns))
    for one in made:
        one.replace(folder / one.name)
