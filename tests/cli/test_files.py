"""A file handed out is whole and private, or not there."""

import errno
import os
import stat

import pytest

from council.cli.files import replacing
from council.cli.refusals import sentence


def test_the_file_takes_its_place_when_all_went_well(tmp_path):
    target = tmp_path / "out.docx"
    with replacing(target, b"new"):
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_what_goes_wrong_meanwhile_leaves_the_old_file_alone(tmp_path):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(target, b"new"):
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_nothing_and_is_said(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    reached = []
    with pytest.raises(OSError) as refused, replacing(tmp_path / "out.docx", b"new"):
        reached.append("the block")
    assert sentence(refused.value) == "ディスクに空きがないため、書き込めませんでした。"
    assert reached == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["nowhere/out.docx", "."])
def test_a_place_where_no_file_can_be_is_named_before_anything_is_done(tmp_path, place):
    reached = []
    with pytest.raises(OSError) as refused, replacing(tmp_path / place, b"new"):
        reached.append("the block")
    assert str(tmp_path / place) in sentence(refused.value)
    assert reached == []
