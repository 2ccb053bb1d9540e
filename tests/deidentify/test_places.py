import pytest

from council.deidentify import Kind, find
from council.deidentify import places as layer
from council.deidentify.places import RULES
from tests.deidentify.marked import TABLES, places, read

SUFFIXES_AND_SAYINGS = (TABLES / "places.txt").read_text(encoding="utf-8").splitlines()

FOUND = [
    # a suffix, and how far the name reaches back
    "【千歳烏山駅】の改札前で待つ。",
    "【下高井戸駅北口】の時計台。",
    "【羽根木公園】の梅が咲く頃。",
    "【祖師谷通り商店街】の福引き。",
    "【北沢川緑道】を散歩する。",
    "【駒沢オリンピック公園】を走る。",
    "【世田谷線】の音を聞く。",
    "【祖師ヶ谷大蔵駅】の北側。",
    "【環八】を歩いて渡ろうとした。",
    "母の実家は【山形県新庄市】。",
    # places the dictionary knows
    "【サンパウロ】で過ごした。",
    "祖父の墓は【奄美大島】にある。",
    "【経堂】→【狛江市】→【稲城】と転々とした。",
    "【丹沢】の山に登った。",
    "兄は【上海】に駐在、妹は【シアトル】で家庭をもつ。",
    "【熊本】の地震で伯父を亡くした。",
    "育ったのは【北九州】の【小倉】、言葉の訛りがある。",
    "松原さんは【松原】の生まれ。",
    # towns that the dictionary takes for names or plain words, or cuts into pieces
    "事故の場所は【粕谷】の地区会館。",
    "【野川】の土手で鳥を見る。",
    "【桜上水】へ移った。",
    "【三軒茶屋】の居酒屋で父と口論。",
    "住まいは【給田】。",
    "本 籍 地　【新 潟 県 十 日 町 市】　出 生 地　同 左",
    "雅之（61、【長崎】）",
    "【目黒川】沿いの桜並木を見る。",
    "姉は【上海】と【横浜】を行き来する。",
    "【中央線】で通学する。",
    "【給田】から【上祖師谷】へ越し、半年で【喜多見】に移った。",
    "【目白】に生まれた。",
    "【三宿】で働き、【池尻】に寝泊まりする。",
    "【東北本線】に乗る。",
    "【新大久保】で通訳をする。",
    "【八王子】の知人宅を経て当区に来た。",
]

NOT_FOUND = [
    "東京都に住み、都内で働き、関東の出。日本に帰る。",
    "フランスの映画とアメリカの音楽が好き。カナダにいる。",
    "最寄り駅、近所の公園、川沿いの道、児童公園、駅前の商店街。",
    "生命線、平行線、内線、光回線、人通り、思い通り、表通り。",
    "松本が来た。千葉から聞いた。長崎に伝えた。福井の発言。",
    "長崎さんに会い、小倉様から電話。",
    "広島弁、京都人、信州そば、熊本産。",
    "漁師町で育ち、城下町を歩く。",
    "アマゾンの段ボールが積まれる。",
    "四軒とも親戚ではない。",
    "49y.o. male",
    "母子で暮らし、土手で休み、ポストまで歩く。",
    "調布市福祉事務所に相談し、ハローワーク渋谷へ行く。",
    "実家は遠い。住まいは賃貸。出身は不明。",
    "医療センターに行く。",
    "寺町の路地、川沿いの桜並木。",
    "姉妹で長屋に住む。",
]


@pytest.mark.parametrize("passage", FOUND)
def test_a_place_is_found_from_its_first_sign_to_its_last(passage):
    assert places(read(passage)[0])[0] == passage


@pytest.mark.parametrize("passage", SUFFIXES_AND_SAYINGS)
def test_every_suffix_and_saying_of_the_lists_finds_its_place(passage):
    assert places(read(passage)[0])[0] == passage


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_name_no_place_pass(text):
    assert places(text)[0] == text


def test_a_place_says_in_japanese_why_it_was_found_and_how_surely():
    (finding,) = find("経堂に住む。")

    assert (finding.kind, finding.reason) == (Kind.LOCATION, "地名です。")
    assert 0 < finding.confidence < 1
    assert finding.replacement == "A地区"


def test_what_was_replaced_makes_no_new_place():
    assert find("A地区駅から〔地名〕の川沿いを歩き、A地区に住む。") == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_passage_that_needs_it(rule, monkeypatch):
    monkeypatch.setattr(layer, "RULES", tuple(one for one in RULES if one is not rule))
    assert any(places(read(passage)[0])[0] != passage for passage in FOUND)
