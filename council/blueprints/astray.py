"""An act's address asked for like a page: after a reload, or kept as a bookmark."""

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from council.blueprints.access import SAFE


def lead_back(_error: Exception) -> ResponseReturnValue:
    """Say that there is no page here, and lead to the one the act belongs to; status 405.

    Only the shape of the address is looked at: what is hidden and what is absent answer alike.
    """
    if request.method not in SAFE:
        return render_template("errors/404.html"), 405
    return render_template("errors/405.html", page=_page_above()), 405


def _page_above() -> str:
    addresses = current_app.create_url_adapter(request)
    path = request.path.rstrip("/")
    while addresses and path:
        path = path.rpartition("/")[0]
        if path and addresses.test(path, method="GET"):
            return path
    return "/"
