import argparse
import dataclasses

import pytest

from council.cli.acting import acting
from council.cli.grammar import UsageError
from council.domain.errors import DomainError
from tests import world


def asked(email=None):
    return argparse.Namespace(as_email=email)


def test_a_command_acts_as_the_person_named_whatever_the_case(app):
    assert acting(asked(world.email("chair").upper())).person_id == world.person("chair").id


def test_nobody_named_means_the_bodys_secretariat_in_development(app):
    employment = world.body("employment")
    assert acting(asked(), employment.id).person_id == world.person("emp_secretary").id


def test_an_unknown_address_is_refused(app):
    with pytest.raises(DomainError, match="nobody-here@example"):
        acting(asked("nobody-here@example.jp"))


def test_in_production_somebody_must_be_named(app, monkeypatch):
    real = dataclasses.replace(app.config["SETTINGS"], environment="production")
    monkeypatch.setitem(app.config, "SETTINGS", real)
    with pytest.raises(UsageError, match="--as"):
        acting(asked())
