"""Pictures of every page and paper of the walk, made by walking it in a real browser."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path("docs/pictures")


def main() -> int:
    """Walk with a camera; the pictures lie in docs/pictures/{1280,320,word}."""
    words = ["-q", "tests/walk/test_browser.py", f"--pictures={FOLDER}"]
    return subprocess.run([sys.executable, "-m", "pytest", *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
