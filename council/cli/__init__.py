"""The `council` command. Exit codes: 0 done, 1 refused (one sentence on stderr), 2 usage."""

import argparse
import sys
from importlib import import_module
from types import ModuleType

from council.cli.grammar import UsageError
from council.cli.streams import PipeClosed

# Where each noun's commands are; every module adds its own in `register(commands)`. A run loads what it
# was asked for alone: `deidentify` must not carry the house, its tables and its pages.
_COMMANDS = {
    "init": "setup",
    "demo": "demo",
    "structure": "structure",
    "audit": "audit",
    "doctor": "doctor",
    "serve": "work",
    "worker": "work",
    "invites": "invites",
    "minutes": "minutes",
    "deidentify": "deidentify",
    "import": "exchange",
    "export": "exchange",
}
# What a shell says of a program that Ctrl-C or a closed pipe has ended: quietly, for nobody asks why.
_INTERRUPTED, _PIPE_CLOSED = 130, 141


def _parser(words: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="council")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    known = words and _COMMANDS.get(words[0])
    for name in [known] if known else dict.fromkeys(_COMMANDS.values()):
        _module(name).register(commands)
    return parser


def _module(name: str) -> ModuleType:
    return import_module(f"council.cli.{name}")


def main(argv: list[str] | None = None) -> int:
    """Run one command and give its exit code; what refuses it is said in one sentence."""
    words = sys.argv[1:] if argv is None else argv
    try:
        args = _parser(words).parse_args(words)
        return int(args.run(args))
    except UsageError as error:
        return _say(str(error), 2)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except PipeClosed:
        return _PIPE_CLOSED
    except _module("refusals").EXPECTED as error:  # loaded only when something was raised
        return _say(_module("refusals").sentence(error), 1)


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
