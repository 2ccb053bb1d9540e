"""One table of a TOML file, read key by key; every mistake is said with its place."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from council.profiles.errors import ProfileError

T = TypeVar("T", bound=str)
_CODE = re.compile(r"[a-z][a-z0-9_]*")


class Table:
    """Typed access to a table's keys; `fallback` answers for keys the table leaves out."""

    def __init__(
        self, data: object, place: str, known: Iterable[str], fallback: "Table | None" = None
    ) -> None:
        if not isinstance(data, Mapping):
            raise ProfileError("%(place)s は表（[ ] または { }）で書いてください。", place=place)
        self.place = place
        self.known = frozenset(known)
        self._data: dict[str, object] = dict(data)
        self._fallback = fallback
        for key in self._data:
            if key not in self.known:
                raise ProfileError(
                    "%(place)s に、知らない項目「%(key)s」があります。", place=place, key=key
                )

    def at(self, key: str) -> str:
        """The place of a key, as people are told it."""
        if key not in self._data and self._fallback and self._fallback.has(key):
            return self._fallback.at(key)
        return f"{self.place} の {key}"

    def has(self, key: str) -> bool:
        """Whether the key stands here or in the fallback."""
        return key in self._data or (self._fallback is not None and self._fallback.has(key))

    def raw(self, key: str) -> object:
        """The value as TOML gave it; refuses a missing key."""
        if key in self._data:
            return self._data[key]
        if self._fallback is not None and self._fallback.has(key):
            return self._fallback.raw(key)
        raise ProfileError("%(place)s に、項目「%(key)s」がありません。", place=self.place, key=key)

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there and not be empty."""
        if default is not None and not self.has(key):
            return default
        value = self.raw(key)
        if not isinstance(value, str):
            raise self.wrong(key, "文字列")
        if default is None and not value.strip():
            raise ProfileError("%(place)s が空です。", place=self.at(key))
        return value

    def code(self, key: str) -> str:
        """A code of small letters, digits and low lines."""
        value = self.text(key)
        if not _CODE.fullmatch(value):
            raise ProfileError(
                "%(place)s「%(value)s」は、英小文字・数字・下線で書いてください。",
                place=self.at(key),
                value=value,
            )
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None where the key is left out."""
        return self.text(key) if self.has(key) else None

    def choice(self, key: str, words: tuple[T, ...], default: T | None = None) -> T:
        """One of the words allowed; `default` where the key is left out, if there is one."""
        if default is not None and not self.has(key):
            return default
        value = self.raw(key)
        for word in words:
            if value == word:
                return word
        raise ProfileError(
            "%(place)s「%(value)s」は使えません。%(words)s のどれかにしてください。",
            place=self.at(key),
            value=value,
            words="・".join(words),
        )

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false."""
        value = default if default is not None and not self.has(key) else self.raw(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true か false ")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative; `default` where the key is left out, if there is one."""
        if default is not None and not self.has(key):
            return default
        value = self.raw(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.wrong(key, "0以上の整数")
        return value

    def optional_number(self, key: str) -> int | None:
        """A whole number, or None where the key is left out."""
        return self.number(key) if self.has(key) else None

    def day(self, key: str) -> date:
        """A day written 2022-04-01, without quotes."""
        value = self.raw(key)
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self.wrong(key, "日付（例 2022-04-01。引用符は付けない）")
        return value

    def optional_day(self, key: str) -> date | None:
        """A day, or None where the key is left out."""
        return self.day(key) if self.has(key) else None

    def items(self, key: str) -> list[object]:
        """A list; empty where the key is left out."""
        value = self.raw(key) if self.has(key) else []
        if not isinstance(value, list):
            raise self.wrong(key, "並び（[ ] または [[ ]]）")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is left out."""
        values = self.items(key)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.wrong(key, "文字列の並び")
        texts = tuple(str(value) for value in values)
        for text in texts:
            if texts.count(text) > 1:
                raise ProfileError(
                    "%(place)s に、「%(text)s」が二度あります。", place=self.at(key), text=text
                )
        return texts

    def wrong(self, key: str, expected: str) -> ProfileError:
        """The error for a value of another kind than expected."""
        return ProfileError(
            "%(place)s は、%(expected)sで書いてください。", place=self.at(key), expected=expected
        )

    def period(self, default_from: date | None = None) -> tuple[date, date | None]:
        """`valid_from` and `valid_to`, in this order in time."""
        given = default_from is None or self.has("valid_from")
        start = self.day("valid_from") if given or default_from is None else default_from
        end = self.optional_day("valid_to")
        if end is not None and end < start:
            raise ProfileError(
                "%(place)s（%(end)s）が、始まり（%(start)s）より前です。",
                place=self.at("valid_to"),
                end=end,
                start=start,
            )
        return start, end
