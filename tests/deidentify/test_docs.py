"""docs/deidentify.md keeps up with what the commands say."""

from pathlib import Path

import pytest

from council.cli.listing import PLACES
from council.deidentify import Kind
from council.deidentify.documents import details, flow, markup, package, plain, word
from council.unpacking import archive

TEXT = (Path(__file__).parents[2] / "docs" / "deidentify.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_described_with_its_word(kind):
    assert f"| `{kind.value}` | {kind.label} |" in TEXT


@pytest.mark.parametrize("step", sorted(PLACES))
def test_every_name_of_a_part_is_described(step):
    assert any(mark in TEXT for mark in (f"`{step}", f"`/{step}"))


def test_every_step_the_reader_gives_has_its_word():
    steps = {*details.SORTS, flow.BEFORE, flow.ALTERNATIVE, flow.ELSEWHERE, package.LINK}
    assert steps | {label for label, _ in package.LABELS.values()} <= set(PLACES)


@pytest.mark.parametrize(
    "limit",
    [
        f"{archive.ENTRIES_AT_MOST:,}より",
        f"{archive.READ_AT_MOST >> 20}MB より",
        f"{archive.DECLARED_AT_MOST >> 20}MB より",
        f"{archive.RATIO_AT_MOST}倍",
        f"{markup.DEPTH_AT_MOST}段",
        f"{markup.NODES_AT_MOST // 10_000}万個",
        f"{word.CHARACTERS_AT_MOST // 10_000}万文字",
        f"{plain.BYTES_AT_MOST >> 20}MB まで",
    ],
)
def test_every_limit_is_the_one_in_force(limit):
    assert limit in TEXT


@pytest.mark.parametrize("field", sorted(word.PERSONS))
def test_every_field_for_a_name_is_named(field):
    assert f"`properties/{field}`" in TEXT
