"""`council deidentify scan` as a program, by its bytes: no house, no database."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deidentify.documents.word_files import p, part, word

COUNCIL = Path(sys.executable).with_name("council")
PHONE = '{"id": "%s", "text": "電話は03-1234-5678。"}\n'
BAD = '{"id": "戸澤", "text": 1}\n'


def program(folder, *words, **options):
    return subprocess.Popen(
        [COUNCIL, "deidentify", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
        **options,
    )


def scan(folder, content, *words):
    run = program(folder, "scan", *words)
    out, err = run.communicate(content)
    return run.returncode, [json.loads(line) for line in out.decode().splitlines()], err.decode()


def test_passages_are_answered_in_order_and_nothing_is_left_behind(tmp_path):
    code, rows, err = scan(tmp_path, "".join(PHONE % n for n in "cab").encode())
    assert (code, err) == (0, "")
    assert [row["id"] for row in rows] == ["c", "a", "b"]
    assert rows[0]["spans"] == [
        {
            "start": 3,
            "end": 15,
            "type": "PHONE",
            "text": "03-1234-5678",
            "replacement": rows[0]["spans"][0]["replacement"],
            "layer": "pattern",
            "confidence": rows[0]["spans"][0]["confidence"],
        }
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_read_as_stdin_is(tmp_path):
    path = tmp_path / "passages.jsonl"
    path.write_text(PHONE % "a", encoding="utf-8")
    code, rows, _ = scan(tmp_path, b"", str(path))
    assert (code, [row["id"] for row in rows]) == (0, ["a"])


def test_a_bad_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path):
    content = (PHONE % "a" + BAD + "\n" + PHONE % "b").encode() + b'{"id": "\xff"}\n' + b"[]"
    code, rows, err = scan(tmp_path, content)
    assert code == 1
    assert [row["id"] for row in rows] == ["a", "b"]
    assert [line.split("：")[0] for line in err.splitlines()] == ["2行目", "5行目", "6行目"]
    assert "戸澤" not in err


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_do_no_harm(tmp_path):
    lines = (PHONE % "a").replace("\n", "\r\n") + "\r\n \n" + PHONE % "b"
    code, rows, err = scan(tmp_path, b"\xef\xbb\xbf" + lines.encode())
    assert (code, err, [row["id"] for row in rows]) == (0, "", ["a", "b"])


def test_a_line_too_long_to_keep_is_bad_and_the_next_is_read(tmp_path):
    endless = b'{"id": "a", "text": "' + b"x" * (17 * 1024 * 1024) + b'"}\n'
    code, rows, err = scan(tmp_path, endless + (PHONE % "b").encode())
    assert (code, [row["id"] for row in rows]) == (1, ["b"])
    assert err == "1行目：1行が長すぎます。\n"


def test_known_names_are_found_in_their_spellings(tmp_path):
    known = [{"type": "PERSON", "text": "戸澤 みのり", "kana": "とざわ みのり"}]
    row = {"id": "1", "text": "トザワさんと戸沢みのりさん", "known": known}
    _, rows, _ = scan(tmp_path, json.dumps(row).encode())
    assert {span["layer"] for span in rows[0]["spans"]} == {"known"}


def test_the_profile_says_what_is_public(tmp_path):
    row = json.dumps({"id": 1, "text": "番号は03-5431-5354。"}).encode()
    assert scan(tmp_path, row)[1][0]["spans"] == []
    assert scan(tmp_path, row, "--profile", "minamo")[1][0]["spans"] != []


@pytest.mark.parametrize("words", [("missing.jsonl",), ("--profile", "atlantis")])
def test_what_does_not_exist_is_refused_in_one_sentence(tmp_path, words):
    code, rows, err = scan(tmp_path, b"", *words)
    assert (code, rows, err.count("\n")) == (1, [], 1)


def test_each_answer_comes_before_the_next_question(tmp_path):
    run = program(tmp_path, "scan")
    for name in "ab":
        run.stdin.write((PHONE % name).encode())
        run.stdin.flush()
        assert json.loads(run.stdout.readline())["id"] == name
    assert run.communicate()[1] == b""


def test_ctrl_c_ends_quietly(tmp_path):
    run = program(tmp_path, "scan")
    run.stdin.write((PHONE % "a").encode())
    run.stdin.flush()
    run.stdout.readline()
    run.send_signal(signal.SIGINT)
    assert run.communicate() == (b"", b"")
    assert run.returncode != 0


def test_a_reader_who_leaves_ends_it_quietly(tmp_path):
    run = program(tmp_path, "scan")
    run.stdout.close()
    run.stdin.write((PHONE % "a").encode() * 3)
    run.stdin.close()
    assert run.stderr.read() == b""
    assert run.wait() != 0
    run.stderr.close()


def test_the_bar_is_drawn_on_a_terminal_alone(tmp_path):
    ours, theirs = os.openpty()
    path = tmp_path / "passages.jsonl"
    path.write_text(PHONE % "a" + BAD, encoding="utf-8")
    subprocess.run(
        [COUNCIL, "deidentify", "scan", path],
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
        env={"PATH": os.environ["PATH"]},
    )
    os.close(theirs)
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert "1件" in shown
    assert "2行目：" in shown


def test_a_scan_carries_neither_the_house_nor_its_database():
    program = (
        "import sys, council.cli; council.cli.main(['deidentify', 'scan', '/dev/null']);"
        "print([name for name in ('flask', 'sqlalchemy', 'docx', 'lxml') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert run.stdout == b"[]\n"


def check(folder, content, *words, name="paper.docx"):
    path = folder / name
    path.write_bytes(content)
    run = program(folder, "text", path, *words)
    out, err = run.communicate()
    assert list(folder.iterdir()) == [path]
    return run.returncode, out.decode(), err.decode()


def test_a_document_is_answered_with_the_part_of_each_finding(tmp_path):
    data = word(p("電話03-", "1234-5678"), {"word/header1.xml": part("hdr", p("次郎、82歳"))})
    code, out, err = check(tmp_path, data, "--json")
    spans = json.loads(out)["spans"]
    assert (code, err) == (0, "")
    assert {(span["part"], span["text"]) for span in spans} >= {
        ("body", "03-1234-5678"),
        ("header 1", "82歳"),
    }
    assert set(spans[0]) == {
        *("part", "start", "end", "type", "text", "replacement", "layer", "confidence")
    }


def test_offsets_in_a_text_file_count_its_characters(tmp_path):
    text = "一行目\r\n電話は03-1234-5678"
    _, out, _ = check(tmp_path, text.encode("cp932"), "--json", name="memo.txt")
    (span,) = json.loads(out)["spans"]
    assert text[span["start"] : span["end"]] == span["text"] == "03-1234-5678"


def test_the_listing_names_place_line_kind_and_proposal_and_promises_nothing(tmp_path):
    code, out, _ = check(tmp_path, word(p("一行目") + p("電話は03-1234-5678")))
    assert code == 0
    assert out.splitlines()[0] == "■ 本文（body）"
    assert "2行目　電話番号「03-1234-5678」" in out
    assert out.splitlines()[-1].startswith("1件（電話番号1）。見落としはありえます。")


def test_nothing_found_is_no_promise_either(tmp_path):
    code, out, _ = check(tmp_path, "会議を開いた。".encode(), name="memo.txt")
    assert (code, out[:14]) == (0, "見つかったものはありません。")


def test_a_document_cannot_move_the_reader_s_cursor(tmp_path):
    row = "\x1b[2Ja@example.jp\x1b]0;x\x07 電話\x9b03-1234-5678"
    _, out, _ = check(tmp_path, row.encode(), name="memo.txt")
    assert not set(out) & {"\x1b", "\x07", "\x9b"}


def test_what_is_not_read_is_said(tmp_path):
    data = word(p("文"), {"word/media/image1.png": b"\x89PNG"})
    code, out, err = check(tmp_path, data, "--json")
    assert (code, json.loads(out)) == (0, {"spans": []})
    assert "1個" in err


@pytest.mark.parametrize("name", ["macro.docm", "paper.docx"])
def test_a_refused_document_is_one_sentence(tmp_path, name):
    code, out, err = check(tmp_path, word(p("戸澤"), {"word/vbaProject.bin": b""}), name=name)
    assert (code, out, err) == (1, "", "マクロを含む文書は読みません。\n")


def test_a_document_that_comes_through_a_pipe_is_refused(tmp_path):
    run = program(tmp_path, "text", "/dev/stdin")
    out, err = run.communicate("電話03-1234-5678".encode())
    assert (run.returncode, out) == (1, b"")
    assert err.decode().count("\n") == 1
