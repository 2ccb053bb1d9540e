"""The `council` command. Exit codes: 0 done, 1 refused (one sentence on stderr), 2 usage."""

import argparse
import sys

from council.cli import audit, demo, doctor, invites, minutes, setup, structure, work
from council.cli.acting import UsageError
from council.cli.refusals import EXPECTED, sentence

# One module per noun; each adds its subcommands in `register(commands)`.
_COMMANDS = (setup, demo, structure, audit, doctor, work, invites, minutes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="council")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in _COMMANDS:
        module.register(commands)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command and give its exit code; what refuses it is said in one sentence."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except UsageError as error:
        return _say(str(error), 2)
    except EXPECTED as error:
        return _say(sentence(error), 1)


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
