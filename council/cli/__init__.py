"""The `council` command. Exit codes: 0 done, 1 refused (one sentence on stderr), 2 usage."""

import argparse
import sys

from sqlalchemy.exc import OperationalError, ProgrammingError

from council.cli import audit, demo, doctor, invites, minutes, setup, structure, work
from council.cli.acting import UsageError
from council.config import ConfigError
from council.domain.errors import DomainError

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
    except (DomainError, ConfigError) as error:
        return _say(str(error), 1)
    except (OperationalError, ProgrammingError):
        return _say(
            "データベースを使えません。COUNCIL_DATABASE_URL を確かめ、"
            "まだなら council init を実行してください。",
            1,
        )
    except OSError as error:
        return _say(f"ファイルを読み書きできません：{error.filename or error.strerror}", 1)


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
