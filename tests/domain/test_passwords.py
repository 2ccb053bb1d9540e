import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.errors import DomainError
from council.domain.passwords import LONGEST, SHORTEST, require_strong

LOCAL = ("世田谷区", "世田谷", "setagaya", "ぷらっとホーム世田谷", "戸澤 みのり", "とざわ みのり")


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "あさがおと雨傘の、とても長い合言葉",
        "雨の日は傘を三本さして歩くのだ",
        "k7Qz-mmRw-84xT-vLpe",
        "a" * 14 + "bcdefghijk lmnop qrx",
        "すずめが世田谷の屋根で鳴いていた",
    ],
)
def test_a_long_password_of_ones_own_words_is_taken(password):
    require_strong(password, LOCAL)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("みじかい合言葉", "15文字以上"),
        ("x" * 14, "15文字以上"),
        ("x" * 201, "200文字以内"),
        ("x" * 30, "繰り返し"),
        ("abababababababab", "繰り返し"),
        ("passwordpassword", "よく使われる言葉"),
        ("Password-2026-Password", "よく使われる言葉"),
        ("ＳＥＴＡＧＡＹＡ－２０２６－！！", "よく使われる言葉"),
        ("世田谷区世田谷区世田谷区２０２６年", "よく使われる言葉"),
        ("ぷらっとホーム世田谷 2026年", "よく使われる言葉"),
        ("戸澤みのり・とざわみのり・123", "よく使われる言葉"),
        ("123456789012345", "よく使われる言葉"),
        ("31415926535897932384", "よく使われる言葉"),
        ("qwertyuiopasdfghjkl", "よく使われる言葉"),
    ],
)
def test_a_short_or_common_or_local_password_is_refused(password, sentence):
    with pytest.raises(DomainError, match=sentence) as refused:
        require_strong(password, LOCAL)
    assert refused.value.field == "new_password"


@given(st.text(max_size=LONGEST + 20))
def test_what_is_taken_is_neither_short_nor_too_long(password):
    try:
        require_strong(password, LOCAL)
    except DomainError:
        return
    assert SHORTEST <= len(password) <= LONGEST
