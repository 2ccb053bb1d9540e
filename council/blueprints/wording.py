"""The sentences of a page in the reader's language: which catalogue they come from is looked up once a request."""

from gettext import NullTranslations
from typing import cast

from flask import Flask, g
from flask_babel import get_translations


def _catalogue() -> NullTranslations:
    found = g.get("catalogue")
    if found is None:
        found = g.catalogue = get_translations()
    return cast("NullTranslations", found)


def install(app: Flask) -> None:
    """Let templates ask the catalogue of the request; the library's way asks for the locale at every sentence."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # of the i18n extension
        gettext=lambda text: _catalogue().gettext(text),
        ngettext=lambda one, many, count: _catalogue().ngettext(one, many, count),
        newstyle=True,
    )
