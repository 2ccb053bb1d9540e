"""What a ward installs is a wheel: it must carry its templates, migrations and profiles with it."""

import ast
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.request
import venv
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READY_WITHIN_SECONDS = 60
STOPPED_WITHIN_SECONDS = 8


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `council` command of an environment that holds the wheel and no checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        folder,
    ]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    install: list[str | Path] = [
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-compile",
        wheel,
    ]
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *install], check=True)
    # Libraries are lent from the test's environment: a .pth inside a lent folder is not followed,
    # so the checkout stays out of reach.
    packages = next(home.glob("lib/python*/site-packages"))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"))
    return home / "bin" / "council"


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "COUNCIL_ENV": "development",
        "COUNCIL_DATA_DIR": str(tmp_path_factory.mktemp("data")),
    }


@pytest.fixture(scope="module")
def address(installed: Path, surroundings: dict[str, str]) -> Iterator[str]:
    cwd = surroundings["COUNCIL_DATA_DIR"]
    init: list[str | Path] = [installed, "init", "--profile", "setagaya"]
    subprocess.run(init, cwd=cwd, env=surroundings, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve: list[str | Path] = [installed, "serve", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(serve, cwd=cwd, env=surroundings)
    try:
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + READY_WITHIN_SECONDS
        while not answers(url) and time.monotonic() < deadline:
            assert process.poll() is None
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(STOPPED_WITHIN_SECONDS)


def imported() -> set[str]:
    """The top names of other people's packages that what is installed imports, in functions too."""
    names: set[str] = set()
    for path in (*ROOT.glob("council/**/*.py"), *ROOT.glob("migrations/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"council"}


def declared() -> set[str]:
    """The distributions that an installation asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = (re.match(r"[\w.-]+", line) for line in project["dependencies"])
    return {plain(found[0]) for found in asked if found}


def plain(name: str) -> str:
    """A distribution's name as all its spellings agree on it."""
    return re.sub(r"[-_.]+", "-", name).lower()


# The libraries below are lent to the wheel, so one that is imported and not declared would not be missed.
def test_every_library_that_is_imported_is_declared() -> None:
    known = packages_distributions()
    undeclared = {
        name
        for name in imported()
        if not declared() & {plain(one) for one in known.get(name, [name])}
    }
    assert undeclared == set()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
            return bool(answer.read().strip() == b"ok")
    except OSError:  # refused, or too busy yet
        return False


def test_the_wheel_serves_the_first_page(address: str) -> None:
    with urllib.request.urlopen(f"{address}/", timeout=10) as answer:
        page = answer.read().decode()
        assert answer.url.startswith(f"{address}/login")
    assert '<html lang="ja"' in page


def test_the_wheel_brings_its_stylesheets(address: str) -> None:
    with urllib.request.urlopen(f"{address}/login", timeout=10) as answer:
        page = answer.read().decode()
    sheets = [
        part.split('"')[0] for part in page.split('href="')[1:] if ".css" in part.split('"')[0]
    ]
    assert sheets
    for sheet in sheets:
        with urllib.request.urlopen(f"{address}{sheet}", timeout=10) as answer:
            assert answer.headers.get_content_type() == "text/css"
