"""A file is what its first bytes say."""

import pytest

from council.domain.file_kinds import kind_of

SAMPLES = {
    "application/pdf": b"%PDF-1.7\n",
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "image/png": b"\x89PNG\r\n\x1a\n\x00",
    "image/tiff": b"II*\x00\x08",
}


@pytest.mark.parametrize(("media_type", "content"), SAMPLES.items())
def test_what_scanners_make_is_known_by_its_beginning(media_type, content):
    kind = kind_of(content)
    assert kind is not None
    assert kind.media_type == media_type


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"<html>", b"MZ\x90", b"GIF89a", b" %PDF-1.7", b"<svg/>"]
)
def test_anything_else_is_not_taken(content):
    assert kind_of(content) is None
