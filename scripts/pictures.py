"""Pictures of every page and paper of the walks, made by walking them in a real browser."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path("docs/pictures")
WALKS = ("browser", "year_round", "joint", "april")


def main() -> int:
    """Walk with a camera; the pictures lie in docs/pictures/{1280,320,word}."""
    words = ["-q", *(f"tests/walk/test_{walk}.py" for walk in WALKS), f"--pictures={FOLDER}"]
    return subprocess.run([sys.executable, "-m", "pytest", *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
