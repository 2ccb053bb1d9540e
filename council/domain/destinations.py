"""届け先: where papers go to, as the post and the FAX want it written."""

import re
import unicodedata
from dataclasses import astuple, dataclass

from council.domain.errors import DomainError
from council.domain.vocabulary import Word

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─ー", "-"))
_POSTAL = re.compile(r"〒?([0-9]{3})-?([0-9]{4})")
_FAX = re.compile(r"\+?[0-9\-() ]+")
_DIGITS = range(3, 16)  # an extension of the office has few


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where papers go; empty where nothing is known."""

    postal_code: str = ""
    address: str = ""
    building: str = ""
    fax: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not any(astuple(self))


def address_in(location: str) -> str:
    """A location with a house number, in one line; 「各地区」 is none a letter could go to."""
    line = " ".join(location.split())
    return line if any(sign.isnumeric() for sign in line) else ""


class Lack(Word):
    """What was never entered of where a letter on paper goes to."""

    ADDRESS = "address", "住所の登録がありません"
    FAX = "fax", "FAX番号の登録がありません"


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).translate(_DASHES).strip()


def read_postal_code(typed: str, field: str) -> str:
    """A 郵便番号 with its hyphen; refuses what is none."""
    plain = _plain(typed).replace(" ", "")
    found = _POSTAL.fullmatch(plain)
    if plain and found is None:
        raise DomainError("郵便番号は、7桁の数字で入力してください。例　123-4567", field=field)
    return f"{found[1]}-{found[2]}" if found else ""


def read_fax(typed: str, field: str) -> str:
    """A FAX number in plain figures; refuses what is none."""
    plain = _plain(typed)
    count = sum(sign.isdigit() for sign in plain)
    if plain and (not _FAX.fullmatch(plain) or count not in _DIGITS):
        raise DomainError(
            "FAX番号は、数字とハイフンで入力してください。例　03-0000-0000", field=field
        )
    return plain
