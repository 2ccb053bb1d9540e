"""送信: what was sent to whom, what waits, what has to be carried on paper."""

import re
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, requires
from council.models import OutboxMessage
from council.policy.permissions import Permission as P
from council.queries import outbox as queries
from council.services import letters as services

bp = Blueprint("outbox", __name__)


@bp.app_context_processor
def words() -> dict[str, Any]:
    """What the letters are called, and why one did not arrive."""
    return {"letter_label": letter_label, "delivery_error": delivery_error}


def letter_label(matter: str) -> str:
    """The kind of a letter in the office's words."""
    labels = {
        "ask": _("開催の案内"),
        "move": _("変更の案内"),
        "call_off": _("中止のお知らせ"),
        "remove": _("案内の取消し"),
        "tell": _("周知"),
        "reply_reminder": _("出欠の確認"),
        "minutes_check": _("議事録（案）の確認のお願い"),
        "minutes_signature": _("議事録の確認（署名委員）のお願い"),
        "minutes_approval": _("議事録の承認のお願い"),
        "minutes_returned": _("議事録の差戻し"),
        "minutes_final": _("議事録の確定"),
        "action_assigned": _("対応事項の依頼"),
        "action_reminder": _("対応事項の期限"),
        "action_answered": _("対応事項の返答"),
    }
    return str(labels.get(matter, _("御確認のお願い")))


def delivery_error(error: str) -> str:
    """Why a letter did not arrive, and what to do, in a sentence."""
    if not error:
        return ""
    reasons = (
        ("smtp 5", _("宛先のメールサーバーが受け取りを断りました。アドレスを確かめてください。")),
        ("smtp 4", _("宛先のメールサーバーが、いまは受け取れないと答えました。")),
        ("letter", _("宛先のアドレスか氏名が、メールに書けない形です。")),
        ("ended", _("案内が取り消されたため、送りませんでした。")),
        ("overtaken", _("新しい案内を先に送ったため、送りませんでした。")),
        ("", _("メールサーバーにつながりませんでした。")),
    )
    return next(str(said) for start, said in reasons if error.startswith(start))


def _mail_folder() -> str | None:
    """Where mails are laid down instead of being sent: only without a mail server."""
    settings = current_app.config["SETTINGS"]
    url: str = settings.mail_url
    return url.removeprefix("maildir:") if url.startswith("maildir:") else None


def _number(typed: str) -> int:
    return int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else 1


@bp.get("/outbox")
@requires(P.OUTBOX_READ)
def index() -> ResponseReturnValue:
    """What needs a hand first, then what went."""
    page = queries.page(actor(), _number(request.args.get("page", "")))
    return render_template("outbox/index.html", page=page, mail_folder=_mail_folder())


@bp.get("/outbox/<uuid:message_id>")
@requires(P.OUTBOX_READ, load=queries.get)
def show(message: OutboxMessage) -> ResponseReturnValue:
    """One letter as its reader gets it."""
    return render_template(
        "outbox/show.html",
        row=queries.row(message),
        words=services.words_of(message),
        message=message,
    )


@bp.post("/outbox/<uuid:message_id>/retry")
@requires(P.OUTBOX_RETRY, load=queries.get)
def retry(message: OutboxMessage) -> ResponseReturnValue:
    """もう一度送る."""
    services.retry(message, actor())
    return done(url_for(".index"), _("もう一度送ります。"))


@bp.post("/outbox/<uuid:message_id>/handed-over")
@requires(P.OUTBOX_HAND_OVER, load=queries.get)
def handed_over(message: OutboxMessage) -> ResponseReturnValue:
    """送付済にする."""
    services.hand_over(message, actor())
    return done(url_for(".index"), _("送付済にしました。"))
