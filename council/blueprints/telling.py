"""The sentence after an act that tells people: to how many it goes, how many get it on paper, what was not carried."""

from flask_babel import gettext as _

from council.models import Meeting
from council.queries.invitations import news


class Telling:
    """Made before the act, asked after it."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting, self._before = meeting, news.before(meeting)

    def said(self, *, takes_back: bool = False) -> str:
        """Empty where nobody is told and nothing lay there; `takes_back` for an act that ends the meeting."""
        told = news.since(self._before, self._meeting)
        found = [_("%(count)s名に知らせます。", count=told.people)] if told.people else []
        if told.on_paper:
            found.append(_("うち%(count)s名は紙で届けます（送信）。", count=told.on_paper))
        if takes_back:
            found += self._taken_back()
        elif self._before.to_carry:
            found.append(
                _(
                    "前の紙の案内で、送付済になっていないものが%(count)s通あります（送信）。",
                    count=self._before.to_carry,
                )
            )
        return "".join(found)

    def _taken_back(self) -> list[str]:
        count = self._before.to_carry - news.still_to_carry(self._before, self._meeting)
        if count <= 0:
            return []
        return [
            _(
                "送付済になっていなかった紙の案内%(count)s通は、取りやめました。もう届けていた方には、電話などで知らせてください。",
                count=count,
            )
        ]
