"""Every kind of person at every endpoint gets what `surface.toml` says, and every endpoint is in it."""

import re
import tomllib
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests import surface_world

ROWS: dict[str, dict[str, int]] = tomllib.loads(
    Path(__file__).with_name("surface.toml").read_text(encoding="utf-8")
)
PERSONAS = (
    "anonymous",
    "nobody",
    "secretary",
    "emp_secretary",
    "chair",
    "member1",
    "rep_chair",
    "emp_member",
    "staff_a",
    "manager_a",
    "staff_b",
    "admin",
    "former",
)
_RECEIPT = {"reader_receipts"}  # when a paper was first read
LEAVES = {
    "GET /submissions/{distributed}": _RECEIPT,
    "GET /submissions/{distributed}/paper": _RECEIPT,
}
_OPEN = {"/login", "/healthz", "/favicon.ico", "/robots.txt", "/password/forgot", "/accessibility"}
_NOT_OURS = {"HEAD", "OPTIONS"}


COUNTED = "X-Council-Statements"
_TOKEN = re.compile(rb'name="csrf_token" value="[^"]+"')  # signed anew in every second


def _shape(path: str) -> str:
    return re.sub(r"<[^>]+>|\{[^}]+\}", "{}", path)


def _endpoints(app: Flask) -> set[str]:
    return {
        f"{method} {_shape(rule.rule)}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - _NOT_OURS
        if rule.endpoint != "static" and rule.rule not in _OPEN
    }


def test_every_endpoint_has_its_rows_and_no_row_is_left_over(house):
    stated = {_shape(row) for row in ROWS}
    assert _endpoints(house) - stated == set()
    assert stated - _endpoints(house) == set()


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_something_for_every_kind_of_person(row):
    assert set(ROWS[row]) == set(PERSONAS)


@pytest.mark.parametrize("row", ROWS)
def test_everybody_gets_what_the_table_says_and_a_refusal_changes_nothing(surface, row):
    method, path = row.split(" ", 1)
    found, left = {}, set()
    for who in PERSONAS:
        found[who] = surface.ask(who, method, path).status_code
        if method == "GET" or found[who] >= 400:
            left |= surface.changed
    assert found == ROWS[row]
    assert left == LEAVES.get(row, set())


@pytest.mark.parametrize("row", [row for row in ROWS if "{" in row and row.startswith("GET")])
def test_what_is_hidden_and_what_does_not_exist_answer_alike(surface, row):
    path = row.split(" ", 1)[1]
    for who in (one for one in PERSONAS if ROWS[row][one] == 404):
        hidden = surface.not_found.get((who, path)) or surface.ask(who, "GET", path)
        absent = surface.ask(who, "GET", surface_world.nowhere(path))
        assert hidden.status_code == absent.status_code == 404
        assert _said(hidden) == _said(absent)


def _said(answer: TestResponse) -> tuple[bytes, dict[str, str]]:
    headers = {name: value for name, value in answer.headers if name != COUNTED}
    return _TOKEN.sub(b"", answer.data), headers


def test_no_form_is_taken_without_its_token(surface):
    answers = {
        (row, who): surface.ask(who, "POST", row.split(" ", 1)[1], token=False).status_code
        for row in ROWS
        if row.startswith("POST")
        for who in ("anonymous", _foremost(row))
    }
    assert {what: status for what, status in answers.items() if status != 400} == {}


def _foremost(row: str) -> str:
    """Somebody who gets furthest at this endpoint."""
    return min(PERSONAS[1:], key=lambda who: (ROWS[row][who] in {403, 404}, ROWS[row][who]))


@pytest.mark.parametrize("row", [row for row in ROWS if "{" in row and row.startswith("GET")])
def test_an_odd_address_is_not_found_or_answers_as_the_plain_one(surface, row):
    path, who = row.split(" ", 1)[1], _foremost(row)
    plain = surface.ask(who, "GET", path)
    for odd in surface_world.oddities(path, surface.ids):
        answer = surface.ask(who, "GET", odd)
        assert answer.status_code in {404, plain.status_code}, odd


def test_a_zero_byte_is_nothing_to_ask_a_database_for(surface):
    assert surface.ask("secretary", "GET", "/outbox?state=%00").status_code == 404
    answer = surface.ask("secretary", "POST", "/issues", idempotency_key="\0")
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "path", ["/meetings?page=", "/outbox?page=", "/audit?before=", "/bodies?on="]
)
@pytest.mark.parametrize("typed", ["９", "9" * 19, "9" * 400, "-1", "0", "x", "²"])
def test_whatever_is_typed_as_a_number_in_an_address_is_answered(surface, path, typed):
    assert surface.ask("secretary", "GET", path + typed).status_code in {200, 404, 422}
