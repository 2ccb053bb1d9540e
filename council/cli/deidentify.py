"""`council deidentify`: passages or a document checked for what may identify someone; no house is opened."""

import argparse
from collections.abc import Sequence

from council import profiles
from council.cli.grammar import Commands
from council.cli.progress import progress
from council.cli.streams import lines_of, opened, size_of, write_line
from council.deidentify import find
from council.deidentify.passages import BadLine, read_passage, write_passage
from council.profiles.public import public_words

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def register(commands: Commands) -> None:
    """Add `deidentify`."""
    parser = commands.add_parser("deidentify", help="個人が分かりそうな箇所をさがします")
    kinds = parser.add_subparsers(required=True)
    scan = kinds.add_parser("scan", help="JSONL の文を1行ずつ調べ、JSONL で答えます")
    scan.add_argument("file", nargs="?", default="-", metavar="FILE")
    _add_profile(scan)
    scan.set_defaults(run=_scan)


def _add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile", default="setagaya", help="公の機関の名を、この自治体の設定から読みます"
    )


def _scan(args: argparse.Namespace) -> int:
    allow = public_words(profiles.load(args.profile))
    bad = 0
    with opened(args.file) as file, progress(size_of(file)) as bar:
        for number, line in enumerate(lines_of(file), start=1):
            try:
                _answer(line, is_first=number == 1, allow=allow)
            except BadLine as reason:
                bad += 1
                bar.say(f"{number}行目：{reason}")
            bar.advance(len(line or b"") + 1)
    return 1 if bad else 0


def _answer(line: bytes | None, *, is_first: bool, allow: Sequence[str]) -> None:
    if line is None:
        raise BadLine("1行が長すぎます。")
    if is_first:
        line = line.removeprefix(_BYTE_ORDER_MARK)
    if line.strip():
        passage = read_passage(line)
        write_line(write_passage(passage, find(passage.readable, passage.known, allow)))
