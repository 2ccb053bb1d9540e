"""`council minutes`: which documents can be made, and one of them as a Word file."""

import argparse
import sys
import uuid
from pathlib import Path

from council.cli.acting import acting, add_acting, changing
from council.cli.files import replacing
from council.cli.grammar import Commands, UsageError, add_json, print_json
from council.domain.errors import DomainError
from council.extensions import db
from council.minutes.kinds import DocumentKind
from council.models import Meeting
from council.queries import meetings
from council.services import minutes as services
from council.services.audit import record

_UNKNOWN = "この会議はないか、見ることができません。"


def register(commands: Commands) -> None:
    """Add `minutes`."""
    parser = commands.add_parser("minutes", help="議事録などの文書").add_subparsers(required=True)
    kinds = parser.add_parser("kinds", help="作れる文書の種類を示します")
    add_json(kinds)
    kinds.set_defaults(run=_kinds)
    export = parser.add_parser("export", help="会議の文書を Word で書き出します")
    export.add_argument("meeting", metavar="MEETING_ID")
    export.add_argument("--kind", required=True, metavar="KIND")
    export.add_argument("-o", dest="output", required=True, type=Path, metavar="FILE")
    add_acting(export)
    export.set_defaults(run=_export)


def _kinds(args: argparse.Namespace) -> int:
    if args.json:
        print_json([{"kind": kind.value, "label_ja": kind.label} for kind in DocumentKind])
    else:
        for kind in DocumentKind:
            sys.stdout.write(f"{kind.value}\t{kind.label}\n")
    return 0


def _export(args: argparse.Namespace) -> int:
    kind = next((one for one in DocumentKind if one.value == args.kind), None)
    if kind is None:
        raise UsageError(f"{args.kind} という種類の文書はありません。")
    with changing():
        content = _document(args, kind)
        with replacing(args.output, content):  # the trail says it only if the file can be there
            db.session.commit()
    return 0


def _document(args: argparse.Namespace, kind: DocumentKind) -> bytes:
    try:
        meeting_id = uuid.UUID(args.meeting)
    except ValueError:
        raise DomainError(_UNKNOWN) from None
    known = db.session.get(Meeting, meeting_id)
    actor = acting(args, known.body_id if known else None)
    meeting = meetings.get(actor, meeting_id)
    if meeting is None:
        raise DomainError(_UNKNOWN)
    content = services.export(meeting, kind, actor)
    record(actor, f"document:{kind}", meeting)
    return content
