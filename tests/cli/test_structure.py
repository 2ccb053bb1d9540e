"""`init` and `structure show` as an operator calls them, in a house of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNCIL = Path(sys.executable).with_name("council")


def council(folder, *words, **environ):
    return subprocess.run(
        [COUNCIL, *words],
        capture_output=True,
        text=True,
        check=False,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("COUNCIL")},
            "COUNCIL_ENV": "development",
            "COUNCIL_DATA_DIR": str(folder),
            **environ,
        },
    )


@pytest.fixture(scope="module")
def ward(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ward")
    assert council(folder, "init").returncode == 0
    return folder


def shown(folder, day):
    answer = council(folder, "structure", "show", "--at", day, "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    return json.loads(answer.stdout)


def test_the_structure_names_every_body_of_the_day_by_its_code(ward):
    answer = shown(ward, "2022-04-02")
    assert answer["date"] == "2022-04-02"
    assert {body["code"] for body in answer["bodies"]} == {
        "council",
        "representatives",
        "working",
        "employment",
        "s8050",
        "case_conference",
        "youth_council",
        "youth_representatives",
        "youth_working",
        "youth_absence",
        "internal",
        "advisers",
    }
    roots = {body["code"] for body in answer["bodies"] if body["parent"] is None}
    assert roots == {"council", "youth_council"}


def test_a_body_has_exactly_the_facts_outsiders_rely_on(ward):
    bodies = {body["code"]: body for body in shown(ward, "2022-04-02")["bodies"]}
    assert bodies["employment"] == {
        "code": "employment",
        "name": "世田谷区重層的支援協議会　ひきこもり・就労支援部会",
        "kind": "subcommittee",
        "parent": "working",
        "meets": True,
        "secretariat": "merkmal",
        "established_on": "2015-02-01",
        "transferred_from": "youth_working",
        "founding_instrument": "世田谷区重層的支援協議会設置要綱",
        "seats": 15,
        "chair_title": "部会長",
        "quorum": "majority",
    }
    assert bodies["working"]["meets"] is False


def test_before_the_new_council_the_committee_stood_under_the_youth_council(ward):
    before = {body["code"]: body for body in shown(ward, "2022-03-31")["bodies"]}
    assert "council" not in before
    assert "s8050" not in before
    assert before["employment"]["parent"] == "youth_working"
    assert before["employment"]["transferred_from"] is None
    assert before["employment"]["seats"] == 14


def test_before_all_history_there_is_no_body(ward):
    assert shown(ward, "2019-01-01")["bodies"] == []
    text = council(ward, "structure", "show", "--at", "2019-01-01").stdout
    assert "まだ会議体がありません" in text


def test_the_text_is_a_tree(ward):
    lines = council(
        ward, "structure", "show", "--at", "令和4年4月2日", "--text"
    ).stdout.splitlines()
    assert lines[0] == "令和4年4月2日（土） の会議体"
    assert any(line.startswith("　　　└ ８０５０支援部会（s8050）") for line in lines)


def test_a_day_that_does_not_exist_is_a_mistake_of_use(ward):
    answer = council(ward, "structure", "show", "--at", "2022-02-30", "--json")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "暦にありません" in answer.stderr


def test_without_a_database_one_sentence_says_what_to_do(tmp_path):
    answer = council(tmp_path, "structure", "show")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.count("\n") == 1
    assert "council init" in answer.stderr


def test_init_twice_changes_nothing(ward):
    answer = council(ward, "init")
    assert (answer.returncode, answer.stdout) == (0, "すでに用意されています。\n")


def test_another_profile_on_the_same_database_is_refused(ward):
    answer = council(ward, "init", "--profile", "minamo")
    assert answer.returncode == 1
    assert "setagaya" in answer.stderr


def test_an_unknown_profile_is_refused_with_a_sentence(tmp_path):
    answer = council(tmp_path, "init", "--profile", "atlantis")
    assert answer.returncode == 1
    assert "atlantis" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_small_town_stands_on_the_same_product(tmp_path):
    assert council(tmp_path, "init", "--profile", "minamo").returncode == 0
    bodies = shown(tmp_path, "2024-06-01")["bodies"]
    assert [body["code"] for body in bodies] == [
        "council",
        "coordination",
        "working",
        "case_conference",
    ]
    assert next(body for body in bodies if body["code"] == "working")["meets"]
