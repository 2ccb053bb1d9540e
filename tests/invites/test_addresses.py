import pytest

from council.invites.addresses import checked, is_address, mailto

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize(
    "address", ["a@b.example", "a.b+c_d-e'f@x-y.example", "1/2=3@lg.example", "A@B"]
)
def test_a_plain_address_is_taken_as_it_is(address):
    assert checked(address) == address
    assert mailto(address) == f"mailto:{address}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@",
        "@b",
        "a b@c.example",
        "a@b.example\r\nBcc: x@y.example",
        "a@b.example\n",
        "a@b.example,c@d.example",
        "<a@b.example>",
        "戸澤@b.example",
        "a@b..example",
        ".a@b.example",
        "a@-b.example",
        '"a"@b.example',
        "a\x00@b.example",
        f"{'a' * 250}@b.example",
    ],
)
def test_anything_else_is_refused_without_being_repeated(text):
    assert not is_address(text)
    with pytest.raises(ValueError, match=r"^this is no mail address$"):
        checked(text)
