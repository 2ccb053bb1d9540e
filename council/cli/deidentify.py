"""`council deidentify`: passages or a document checked for what may identify someone; no house is opened."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from council import profiles
from council.cli.grammar import Commands, add_json
from council.cli.listing import listing
from council.cli.progress import progress
from council.cli.streams import lines_of, opened, size_of, write_line
from council.deidentify import find
from council.deidentify.documents import check_document, read_document
from council.deidentify.passages import BadLine, json_line, read_passage, span, write_passage
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
    text = kinds.add_parser("text", help="文書（テキスト、Word）を調べます")
    text.add_argument("file", type=Path, metavar="FILE")
    add_json(text)
    _add_profile(text)
    text.set_defaults(run=_text)


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
        write_line(write_passage(passage, find(passage.text, passage.known, allow)))


def _text(args: argparse.Namespace) -> int:
    allow = public_words(profiles.load(args.profile))
    with args.file.open("rb") as file:
        document = read_document(file, args.file.name)
    checked = list(check_document(document, allow))
    if args.json:
        spans = [
            {"part": part.name, **span(part.text, finding)}
            for part, findings in checked
            for finding in findings
        ]
        write_line(json_line({"spans": spans}))
    else:
        for line in listing(checked):
            write_line(line)
    if document.unread:
        sys.stderr.write(f"図や埋め込まれたファイル（{document.unread}個）の中は調べていません。\n")
    return 0
