import re
import runpy

import pytest

from council.services import accounts

# OWASP Password Storage Cheat Sheet, Argon2id: KiB of memory with the least passes for it
_LEAST = ((47104, 1), (19456, 2), (12288, 3), (9216, 4), (7168, 5))


def _is_enough(passes, memory):
    return any(memory >= least and passes >= times for least, times in _LEAST)


def test_a_password_costs_in_production_at_least_what_owasp_asks():
    passes, memory, lanes = runpy.run_path(accounts.__file__)["COST"]
    assert _is_enough(passes, memory)
    assert lanes >= 1


def test_a_hash_is_argon2id_and_of_the_cost_that_is_set(app):
    found = re.fullmatch(
        r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$.+", accounts.hash_password("x" * 15)
    )
    assert found is not None
    memory, passes, lanes = map(int, found.groups())
    assert (passes, memory, lanes) == accounts.COST


@pytest.mark.parametrize(("passes", "memory"), [(1, 19456), (2, 19455), (1, 8)])
def test_a_lesser_cost_would_be_noticed(passes, memory):
    assert not _is_enough(passes, memory)
