"""What the tree must look like, whoever adds to it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "council"
LINES_AT_MOST = 300

# Libraries that cost memory or time at start are imported on first use, inside functions.
HEAVY = {"docx", "docxtpl", "openpyxl", "webauthn", "altair", "vl_convert", "sudachipy", "gunicorn"}
# These may stand at the top of the one place that uses them, or be imported there on first use.
LATE = {"icalendar", "jpholiday", "argon2"}

# Tests and tools may name these to forbid them; so the words are put together here.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "deb" + "ian.org")
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|farm|root|Users)/\w|bash_" + "jobs")
SHARED_FOLDER = re.compile(r"\bshared" + r"/(?:design|data|checks|perf|sources|hooks)\b")


def tracked() -> list[Path]:
    """Every file of the project: what git knows, and what it would take up."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every tracked file that is text."""
    for path in tracked():
        try:
            yield place(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def parsed() -> Iterator[tuple[Path, ast.Module]]:
    for path in sources():
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(node: ast.AST) -> set[str]:
    """The top names that an import statement brings in; none for anything else."""
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {"council" if node.level else (node.module or "").split(".")[0]}
    return set()


def imports_in_functions(tree: ast.Module) -> set[str]:
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return {name for f in functions for inner in ast.walk(f) for name in imported(inner)}


def imports_at_start(tree: ast.Module) -> set[str]:
    return {name for node in tree.body for name in imported(node)}


def test_each_floor_imports_only_what_is_below_it() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_imports_stand_at_the_top_save_for_libraries_on_the_list() -> None:
    late = {place(path): imports_in_functions(tree) - HEAVY - LATE for path, tree in parsed()}
    assert {name: found for name, found in late.items() if found} == {}


def test_heavy_libraries_are_imported_on_first_use() -> None:
    early = {place(path): imports_at_start(tree) & HEAVY for path, tree in parsed()}
    assert {name: found for name, found in early.items() if found} == {}


def test_no_source_file_has_outgrown_its_noun() -> None:
    judged = [*sources(), *ROOT.glob("tests/**/*.py"), *ROOT.glob("templates/**/*.html")]
    lines = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in judged}
    assert {name: count for name, count in lines.items() if count > LINES_AT_MOST} == {}


def test_no_file_names_a_package_registry() -> None:
    assert [name for name, text in texts() if any(host in text for host in REGISTRIES)] == []


def test_no_file_names_a_folder_of_the_machine_it_was_made_on() -> None:
    here = f"{ROOT}/"
    assert [name for name, text in texts() if MACHINE_PATH.search(text) or here in text] == []


def test_the_project_stands_without_the_folder_it_was_designed_in() -> None:
    assert [name for name, text in texts() if SHARED_FOLDER.search(text)] == []


@pytest.mark.parametrize("lock", ["run", "test", "judges"])
def test_a_lock_holds_exact_versions_with_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^(-|.* @ )", text, re.MULTILINE)
    entries = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    for entry in filter(str.strip, entries):
        assert re.match(
            r"^[a-z0-9.-]+(\[[a-z0-9,-]+\])?==\S+( +--hash=sha256:[0-9a-f]{64})+\s*$", entry
        ), entry[:80]


def test_the_tests_run_on_the_versions_that_people_run() -> None:
    def versions(lock: str) -> set[str]:
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^([a-z0-9.-]+==\S+)", text, re.MULTILINE))

    assert versions("run") <= versions("test")
