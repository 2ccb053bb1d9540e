"""`council invites list` and `show`: which invitations went out, and the exact calendar object of one."""

import argparse
import sys
import uuid
from dataclasses import asdict

from council.cli.acting import acting, add_acting, changing, settings
from council.cli.grammar import Commands, UsageError, add_json, print_json
from council.domain import clock
from council.domain.errors import NotFound
from council.extensions import db
from council.policy.actor import Actor
from council.queries import invitations as queries
from council.services import letters
from council.services.audit import record


def register(commands: Commands) -> None:
    """Add `invites`."""
    parser = commands.add_parser("invites", help="送った案内").add_subparsers(required=True)
    listing = parser.add_parser("list", help="これまでに送った案内をすべて示します")
    add_json(listing)
    add_acting(listing)
    listing.set_defaults(run=_list)
    show = parser.add_parser("show", help="ひとりへの予定（.ics）をそのまま出力します")
    show.add_argument("meeting_id", metavar="MEETING_ID")
    show.add_argument("--to", required=True, metavar="EMAIL")
    show.add_argument("--sequence", type=int, metavar="N")
    add_acting(show)
    show.set_defaults(run=_show)


def _reader(args: argparse.Namespace) -> Actor:
    # in development each body's letters are its own secretariat's to read, so all of them without --as
    if args.as_email or settings().is_production:
        return acting(args)
    return Actor.system(clock.today())


def _list(args: argparse.Namespace) -> int:
    with changing():
        actor = _reader(args)
        rows = queries.sent(actor)
        record(actor, "invitation:list", count=len(rows))
        db.session.commit()
    if args.json:
        print_json([asdict(row) for row in rows])
    else:
        sys.stdout.writelines(
            f"{row.method}\t{row.sequence}\t{row.to}\t{row.meeting_id}\n" for row in rows
        )
    return 0


def _show(args: argparse.Namespace) -> int:
    if args.sequence is not None and args.sequence < 0:
        raise UsageError("--sequence は0以上の数にしてください。")
    with changing():
        actor = _reader(args)
        meeting_id = _meeting_id(args.meeting_id)
        letter = meeting_id and queries.find_letter(actor, meeting_id, args.to, args.sequence)
        if not letter:
            raise NotFound("この会議に、この宛先への案内はありません。")
        record(actor, "invitation:show", letter)
        db.session.commit()
        content = letters.calendar_of(letter)
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    return 0


def _meeting_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
