"""Each rule for names with the passages that need it, and what only looks like a name."""

import pytest

from council.deidentify import Kind, find
from council.deidentify.lexicon import lexicon
from council.deidentify.names import RULES, find_names
from council.deidentify.placeholders import view_of
from council.deidentify.reading import Reading

NEEDED = {
    "full_names": [
        ("栂野 るり子から改姓", "栂野 るり子"),
        ("本日は甲斐\n佳代のみ在宅", "甲斐\n佳代"),
    ],
    "spaced_pairs": [("稲毛田 きぬ宅の鍵", "稲毛田 きぬ"), ("樫 武彦を知る店", "樫 武彦")],
    "rare_given_names": [("上司の壁村耐三を訪ねる", "壁村耐三")],
    "neighbours_names": [("近くの周璇が支える", "周璇")],
    "before_honorifics": [
        ("隣に住む岡氏が通報", "岡"),
        ("さくらさんは桜を見る", "さくら"),
        ("志強さんと同居", "志強"),
        ("小佐内さんの店", "小佐内"),
        ("アニタさんは妊娠中", "アニタ"),
        ("みりんちゃんと呼ぶ", "みりん"),
        ("柚さんは札幌市にいる", "柚"),
    ],
    "before_titles": [
        ("昨日は名越医師の診察日", "名越"),
        ("日向野保健師と訪問", "日向野"),
        ("岡部元教諭が来た", "岡部"),
    ],
    "before_households": [("角の榊宅へ挨拶", "榊")],
    "after_kin": [
        ("母綾乃は不在", "綾乃"),
        ("妻：スミ（79）", "スミ"),
        ("息子の勇は昼夜逆転で過ごす", "勇"),
        ("姪のオユンチメグは昼に清掃", "オユンチメグ"),
        ("孫ひなの（19歳）", "ひなの"),
    ],
    "is_named": [("父は章、今は遠方", "章")],
    "after_labels": [
        ("氏名：葭葉勝太郎", "葭葉勝太郎"),
        ("（ふりがな）ひるた　ようぞう", "ひるた　ようぞう"),
        ("フリガナ：ティリ アウン", "ティリ アウン"),
    ],
    "after_offices": [("民生委員の堤より報告", "堤")],
    "in_lists": [("欠席　羽根田 謙三　ﾂﾏ ﾌﾐ", "ﾌﾐ")],
    "listed_together": [("キヨ、ハナ、スエの三姉妹", "ハナ")],
    "tagged_with_kin": [("本日は薫（弟）が対応", "薫")],
    "introducing_themselves": [("私、堤と申します", "堤")],
    "called_names": [
        ("「ヨッシー」と呼ばれる", "ヨッシー"),
        ("本人はホセと呼ばれ", "ホセ"),
        ("家では「リンリン」で通る", "リンリン"),
        ("ハンドルネームは「北窓のスズメ」", "北窓のスズメ"),
    ],
    "dotted_names": [("ラジェンドラ・シュレスタは不在", "ラジェンドラ・シュレスタ")],
    "dictionary_persons": [("アインシュタインの話をする", "アインシュタイン")],
    "latin_names": [
        ("署名は YAMAMOTO Taro とある", "YAMAMOTO Taro"),
        ("ID は ryoh_suzuki という", "ryoh_suzuki"),
    ],
    "one_sign_names": [("電話口で母は「誠は悪くない」と話す", "誠"), ("渚は姉を知らない", "渚")],
    "lone_names": [("日比野から経過報告", "日比野")],
}

NOT_NAMES = [
    "北風の強い日は外に出ず、泉の写真集を眺めて過ごす。望みは静かに暮らすことである。",
    "娘さんはお母様の通院に同行し、主治医の先生からの説明を一緒に聞いた。",
    "森田療法の本を読み、高木の剪定を手伝う。アルツハイマー型認知症の診断。",
    "郵便屋さん、大家さん、業者さん、患者さん、皆さん、A氏、Bさん、甲さん",
    "母の愛、父の死、兄の部屋、妹の友人、長男無職、次女会社員、母要介護2",
    "担当医師、専門看護師、女性職員、部会長、係長、精神科医師、訪問看護師",
    "アルコール、インターネット、ゲーム、ケース・ワーカー、ピア・サポート",
    "実は進めている。豊かな暮らしを望む。剛健な人。誠に遺憾である。",
    "氏名：不明　連絡先：母　担当：未定　記録者：事務局",
    "雨は母を濡らし、薬は父が飲む。猫は妹になつく。",
    "父は病死、母は健在、兄は公務員。",
    "保健師さんが来ると席を外す。看護師さんにも会わない。",
]


def surfaces(text, rules=RULES):
    reading = Reading(view_of(text), lexicon())
    return {text[c.start : c.end] for c in find_names([reading], rules)[0]}


CASES = [(rule, *case) for rule, cases in NEEDED.items() for case in cases]


@pytest.mark.parametrize(("rule", "text", "surface"), CASES)
def test_a_rule_finds_the_name_in_its_passage(rule, text, surface):
    assert surface in surfaces(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_passage_that_needs_it(rule):
    others = [other for other in RULES if other is not rule]
    assert any(surface not in surfaces(text, others) for text, surface in NEEDED[rule.__name__])


@pytest.mark.parametrize("text", NOT_NAMES)
def test_words_that_look_like_names_pass(text):
    assert [text[f.start : f.end] for f in find(text) if f.kind is Kind.PERSON] == []
