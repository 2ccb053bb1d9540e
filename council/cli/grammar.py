"""How commands are spoken and answer: subcommands, options, mistakes of use, JSON. Nothing here opens the house."""

import argparse
import json
import sys
from datetime import date
from typing import Any, Protocol

from council.domain.wareki import UnreadableDate, parse_date


class Commands(Protocol):
    """The subcommands of a parser: what a command module adds its own to."""

    def add_parser(self, name: str, **kwargs: Any) -> argparse.ArgumentParser:
        """One more subcommand."""
        ...


class UsageError(Exception):
    """The command was called in a way it cannot be: exit code 2, with this sentence."""


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command the option `--json`."""
    parser.add_argument("--json", action="store_true", help="JSON だけを出力します")


def day(text: str) -> date:
    """An argument like 2026-12-03 or 令和8年12月3日, for argparse's `type`."""
    try:
        return parse_date(text)
    except UnreadableDate as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def print_json(value: Any) -> None:
    """JSON alone on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")
