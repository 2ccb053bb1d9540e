import pytest

from council.domain.destinations import Destination, read_fax, read_postal_code
from council.domain.errors import DomainError


@pytest.mark.parametrize(
    "typed", ["1234567", "123-4567", "〒123-4567", "１２３－４５６７", "123ー4567", " 123 4567 "]
)
def test_a_postal_code_is_read_however_it_is_typed(typed):
    assert read_postal_code(typed, "postal_code") == "123-4567"


@pytest.mark.parametrize("typed", ["123-456", "12345678", "123-456a", "三軒茶屋"])
def test_what_is_no_postal_code_is_refused_at_its_field(typed):
    with pytest.raises(DomainError) as error:
        read_postal_code(typed, "postal_code")
    assert error.value.field == "postal_code"
    assert "7桁" in str(error.value)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("03-0000-0000", "03-0000-0000"),
        ("０３（００００）００００", "03(0000)0000"),
        ("2345", "2345"),
    ],
)
def test_a_fax_number_is_read_in_plain_figures(typed, read):
    assert read_fax(typed, "fax") == read


@pytest.mark.parametrize("typed", ["12", "03-0000-0000の2階", "+" * 5, "0" * 20])
def test_what_is_no_fax_number_is_refused(typed):
    with pytest.raises(DomainError):
        read_fax(typed, "fax")


def test_nothing_typed_is_nothing():
    assert (read_postal_code("", "x"), read_fax("", "x")) == ("", "")
    assert Destination().is_empty
    assert not Destination(fax="03-0000-0000").is_empty
