"""送信: what was sent to whom, what waits, what has to be carried on paper."""

import re
from typing import Any

from flask import Blueprint, abort, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import (
    DOCX,
    actor,
    document,
    done,
    log_reading,
    refused,
    requires,
)
from council.domain.errors import DomainError
from council.domain.letter_kinds import name_of_letter
from council.domain.vocabulary import Channel
from council.forms.outbox import CarriedForm
from council.minutes.labels import SHEETS
from council.models import Nomination, OutboxMessage
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
    return str(_(name_of_letter(matter)))


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
    return _page(CarriedForm(formdata=None, on=actor().on))


def _page(form: CarriedForm) -> ResponseReturnValue:
    return render_template(
        "outbox/index.html",
        page=queries.page(actor(), _number(request.args.get("page", ""))),
        mail_folder=_mail_folder(),
        form=form,
        sheets=list(SHEETS),
    ), form.status


@bp.get("/outbox/<uuid:message_id>")
@requires(P.OUTBOX_READ, load=queries.get)
def show(message: OutboxMessage) -> ResponseReturnValue:
    """One letter as its reader gets it."""
    return render_template(
        "outbox/show.html",
        row=queries.row(message),
        words=services.words_of(message),
        message=message,
        paper=_paper(message),
    )


def _paper(message: OutboxMessage) -> str | None:
    """Where the paper that is carried can be printed, if it is not the text itself."""
    if message.subject_kind != Nomination.__tablename__:
        return None
    return url_for("nominations.seat", nomination_id=message.subject_id)


@bp.post("/outbox/<uuid:message_id>/retry")
@requires(P.OUTBOX_RETRY, load=queries.get)
def retry(message: OutboxMessage) -> ResponseReturnValue:
    """もう一度送る."""
    services.retry(message, actor())
    return done(url_for(".index"), _("もう一度送ります。"))


@bp.post("/outbox/carried")
@requires(P.OUTBOX_HAND_OVER)
def carried() -> ResponseReturnValue:
    """送付済にする, for many at once, with the day."""
    form = CarriedForm()
    if form.validate():
        try:
            count = services.hand_over_all(queries.among(actor(), form.ids), actor(), form.on.data)
            return done(url_for(".index"), _("%(count)s通を送付済にしました。", count=count))
        except DomainError as error:
            refused(form, error)
    return _page(form)


def _channel(word: str) -> Channel:
    return next((one for one in Channel if one.value == word), None) or abort(404)


@bp.get("/outbox/<channel>/cover.docx")
@requires(P.OUTBOX_HAND_OVER)
def cover_letters(channel: str) -> ResponseReturnValue:
    """送付状 for all that is to be carried this way, a page for each addressee."""
    way = _channel(channel)
    content = services.cover_letters(queries.to_carry(actor(), way), way, actor())
    log_reading("outbox:cover_letters", None)
    return document(content, f"soufujou-{way.value}-{actor().on:%Y%m%d}.docx", DOCX)


@bp.get("/outbox/<channel>/labels.docx")
@requires(P.OUTBOX_HAND_OVER)
def labels(channel: str) -> ResponseReturnValue:
    """宛名ラベル for all that is to be carried this way, one for each addressee."""
    way, wanted = _channel(channel), _number(request.args.get("sheet", ""))
    if wanted not in SHEETS:
        wanted = next(iter(SHEETS))
    content = services.labels(queries.to_carry(actor(), way), wanted, actor())
    log_reading("outbox:labels", None)
    return document(content, f"atena-{way.value}-{actor().on:%Y%m%d}.docx", DOCX)


@bp.post("/outbox/<uuid:message_id>/handed-over")
@requires(P.OUTBOX_HAND_OVER, load=queries.get)
def handed_over(message: OutboxMessage) -> ResponseReturnValue:
    """送付済にする."""
    services.hand_over(message, actor())
    return done(url_for(".index"), _("送付済にしました。"))
