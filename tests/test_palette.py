"""The palette of the style sheet against WCAG 2.2: text 4.5, parts of controls 3."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEETS = Path(__file__).parent.parent / "council" / "static" / "css"
TEXT, PART = 4.5, 3.0

# (ink, ground, least contrast)
PAIRS = [
    *((ink, "page", TEXT) for ink in ("text", "text2", "key", "link", "bad", "warn", "ok")),
    *(
        ("text", ground, TEXT)
        for ground in ("panel", "tint", "mark", "ok-tint", "bad-tint", "warn-tint")
    ),
    *(("text2", ground, TEXT) for ground in ("panel", "tint", "warn-tint")),
    *(("link", ground, TEXT) for ground in ("tint", "warn-tint", "panel")),
    ("key", "tint", TEXT),
    ("key-strong", "page", TEXT),
    ("key-label", "key", TEXT),
    ("key-label", "key-strong", TEXT),
    ("ok", "tint", TEXT),
    ("warn", "tint", TEXT),
    ("warn", "warn-tint", TEXT),
    ("bad", "watermark", TEXT),
    ("text", "watermark", TEXT),
    ("text2", "watermark", TEXT),
    ("off-text", "off", TEXT),
    ("band-text", "band", TEXT),
    ("band-text2", "band", TEXT),
    ("line2", "page", PART),
    ("line2", "panel", PART),
    ("tint-line", "tint", PART),
    ("warn-line", "page", PART),
    ("warn-line", "warn-tint", PART),
    ("focus-outer", "page", PART),
    ("focus-outer", "focus-inner", PART),
]


def palettes() -> dict[str, dict[str, str]]:
    sheet = (SHEETS / "tokens.css").read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    found = {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
        for name, part in (("light", light), ("dark", dark))
    }
    return {"light": found["light"], "dark": found["light"] | found["dark"]}


def luminance(colour: str) -> float:
    def linear(part: str) -> float:
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[start : start + 2]) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_the_yardstick() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_every_ink_can_be_read_on_its_ground(
    scheme: str, ink: str, ground: str, least: float
) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[ground]) >= least


def test_the_dark_palette_names_every_colour_of_the_light_one() -> None:
    sheet = (SHEETS / "tokens.css").read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    names = [set(re.findall(r"--([\w-]+): #", part)) for part in (light, dark)]
    assert names[0] == names[1]


def test_every_colour_used_by_a_sheet_is_one_of_the_palette() -> None:
    known = set(re.findall(r"--([\w-]+):", (SHEETS / "tokens.css").read_text(encoding="utf-8")))
    for sheet in SHEETS.glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        used = set(re.findall(r"var\(--([\w-]+)", text))
        own = set(re.findall(r"--([\w-]+):", text))
        assert used <= known | own, sheet.name


def test_no_sheet_fetches_anything() -> None:
    for sheet in SHEETS.glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "url(" not in text, sheet.name
        assert "@import" not in text, sheet.name


def test_a_visited_link_looks_like_any_other() -> None:
    assert not [sheet.name for sheet in SHEETS.glob("*.css") if ":visited" in sheet.read_text()]
