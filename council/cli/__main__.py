"""`python -m council.cli` is the same command."""

import sys

from council.cli import main

sys.exit(main())
