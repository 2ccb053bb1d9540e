import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.vault import Place, SealBroken, Vault, new_key, seal, unseal

KEY = new_key()
PLACE = Place("statements", "text_sealed", uuid.UUID(int=1), uuid.UUID(int=2))


@given(st.binary(max_size=400))
def test_what_is_sealed_opens_again(content):
    assert unseal(KEY, PLACE, seal(KEY, PLACE, content)) == content


@pytest.mark.parametrize(
    "other",
    [
        Place("record_entries", "text_sealed", PLACE.row, PLACE.key_id),
        Place("statements", "heard_from_sealed", PLACE.row, PLACE.key_id),
        Place("statements", "text_sealed", uuid.UUID(int=3), PLACE.key_id),
        Place("statements", "text_sealed", PLACE.row, uuid.UUID(int=3)),
    ],
)
def test_a_sealed_value_moved_elsewhere_does_not_open(other):
    with pytest.raises(SealBroken):
        unseal(KEY, other, seal(KEY, PLACE, b"text"))


@given(st.integers(min_value=0, max_value=31))
def test_one_changed_bit_breaks_the_seal(position):
    sealed = bytearray(seal(KEY, PLACE, b"0123456789"))
    sealed[position] ^= 1
    with pytest.raises(SealBroken):
        unseal(KEY, PLACE, bytes(sealed))


def test_the_same_text_is_never_sealed_to_the_same_bytes():
    assert seal(KEY, PLACE, b"text") != seal(KEY, PLACE, b"text")


def test_a_data_key_opens_only_with_the_key_file_it_was_wrapped_with():
    key_id, data_key = uuid.uuid4(), new_key()
    vault = Vault(new_key())
    wrapped = vault.wrap(key_id, data_key)
    assert vault.unwrap(key_id, wrapped) == data_key
    with pytest.raises(SealBroken):
        Vault(new_key()).unwrap(key_id, wrapped)
    with pytest.raises(SealBroken):
        vault.unwrap(uuid.uuid4(), wrapped)
