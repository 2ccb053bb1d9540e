import pytest

from council import profiles
from council.deidentify import Kind, Known, find
from council.profiles.public import public_words


@pytest.fixture(scope="module")
def words():
    return public_words(profiles.load("setagaya"))


@pytest.mark.parametrize(
    "text",
    [
        "世田谷区の窓口に相談した。",
        "ふらっとホーム世田谷に電話した。",
        "メルクマールの電話は03-5431-5354である。",
        "番号は０３（５４３１）５３５４である。",
        "所在地は世田谷区太子堂４－３－１である。",
        "８０５０支援部会に提出した。",
    ],
)
def test_what_the_municipality_made_public_is_no_finding(words, text):
    assert find(text, allow=words) == []


@pytest.mark.parametrize("text", ["太子堂４－３－１５に住む。", "03-5431-5355"])
def test_a_home_or_number_that_begins_alike_is_found(words, text):
    assert find(text, allow=words) != []


def test_districts_are_not_public_alone_for_they_are_family_names(words):
    assert {"松原", "北沢", "深沢"}.isdisjoint(words)
    known = [Known(Kind.PERSON, "松原 みのり")]
    assert [finding.kind for finding in find("松原さんが来所", known, words)] == [Kind.PERSON]


def test_a_short_name_in_two_kana_is_not_public_for_it_is_a_given_name(words):
    assert "ゆに" not in words
    assert "発達障害者就労支援センターゆに" in words


def test_every_profile_says_what_is_public():
    for name in profiles.available():
        assert profiles.load(name).municipality in public_words(profiles.load(name))
