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
        ("学生のキム君が呼んだ", "キム"),
        ("ミヨ子ばあちゃんの誕生日", "ミヨ子"),
        ("小林（健）と小林（由）さんの両名", "由"),
        ("情報では、ここなちゃんは長袖", "ここな"),
        ("森後輩が手伝う", "森"),
        ("柚さんは札幌市にいる", "柚"),
    ],
    "before_titles": [
        ("昨日は名越医師の診察日", "名越"),
        ("日向野保健師と訪問", "日向野"),
        ("市川区議から照会", "市川"),
        ("岡部元教諭が来た", "岡部"),
        ("薬袋ケアマネより報告", "薬袋"),
        ("夕方に杠PSWが参加", "杠"),
    ],
    "before_households": [
        ("角の榊宅へ挨拶", "榊"),
        ("香坂姉弟は施設へ", "香坂"),
        ("入江宅の玄関", "入江"),
    ],
    "after_kin": [
        ("母綾乃は不在", "綾乃"),
        ("母ツヤの習慣", "ツヤ"),
        ("妻：スミ（79）", "スミ"),
        ("息子の勇は昼夜逆転で過ごす", "勇"),
        ("姪のオユンチメグは昼に清掃", "オユンチメグ"),
        ("三男、橙也（7）は就学猶予中", "橙也"),
        ("孫ひなの（19歳）", "ひなの"),
    ],
    "addressed_in_other_ways": [
        ("仲間のもっちーさんがいる", "もっちー"),
        ("次女の亜\n季さんに会った", "亜\n季"),
        ("五百旗様の携帯へ", "五百旗"),
    ],
    "kin_called_by_name": [("母のきぬさんが亡くなった", "きぬ")],
    "spaced_kana": [("封筒の裏に くらた　のりこ とある", "くらた　のりこ")],
    "is_named": [
        ("妻はさちえ、二人とも聴覚に障害", "さちえ"),
        ("本人・二葉", "二葉"),
        ("本人の名は徹、弟は健", "徹"),
        ("父は章、今は遠方", "章"),
    ],
    "after_labels": [
        ("氏名：葭葉勝太郎", "葭葉勝太郎"),
        ("氏名：椿", "椿"),
        ("（ふりがな）ひるた　ようぞう", "ひるた　ようぞう"),
        ("フリガナ：ティリ アウン", "ティリ アウン"),
    ],
    "after_offices": [("民生委員 堤に頼む", "堤")],
    "in_lists": [
        ("欠席　羽根田 謙三　ﾂﾏ ﾌﾐ", "ﾌﾐ"),
        ("同席者　九鬼（地域包括）、長曽我部（ぽーと）", "長曽我部"),
    ],
    "listed_together": [("キヨ、ハナ、スエの三姉妹", "ハナ")],
    "tagged_with_kin": [("本日は薫（弟）が対応", "薫"), ("尾高（弁護士）", "尾高")],
    "introducing_themselves": [("私、堤と申します", "堤")],
    "speakers": [("鵜飼：見守りを続けます。\n大鳥：次は私が行きます。", "大鳥")],
    "together": [
        ("千と万里は年子で、同じ園に通う", "千"),
        ("小学生のこはるとあおいの姉妹", "あおい"),
        ("幸と望という名は祖父がつけた", "望"),
    ],
    "whose_kin": [("津田の母は遠方", "津田"), ("退職した諏訪の後任", "諏訪")],
    "kana_behind_families": [("夜は柴田ゆづきの番", "柴田ゆづき")],
    "before_kana_honorifics": [("ﾀｹﾓﾄ ｻﾏ ﾃﾞﾝﾜ", "ﾀｹﾓﾄ")],
    "counted": [("三輪、四谷、五代の三人で担う", "五代")],
    "somebody_called": [("昔のアキという友人", "アキ")],
    "on_duty": [("精神担当は久野、障害担当は佐久", "久野"), ("面接に川田、記録に山根", "川田")],
    "newly_called": [("養子縁組で青野になった", "青野"), ("戸籍上は瀬川である", "瀬川")],
    "addressed": [("封筒に「けんた」へとある", "けんた"), ("末尾に「あやのより」とある", "あやの")],
    "calling_names": [("今朝、岸から「倒れた」と第一報", "岸"), ("徹の話では、弟は退職した", "徹")],
    "called_names": [
        ("名前を聞くと「セナ」と答えた", "セナ"),
        ("余白にハシモトとだけ書いてある", "ハシモト"),
        ("筆名は月野うさこ。", "月野うさこ"),
        ("玄関に「イリエ」の表札", "イリエ"),
        ("姓の読みは「やざわ」", "やざわ"),
        ("ミドルネームのアンで呼ばれる", "アン"),
        ("学校ではみゆ、家ではみーたんと呼ばれる", "みゆ"),
        ("弟からはりっくんと呼ばれる", "りっくん"),
        ("「たーくん、ごはんだよ」", "たーくん"),
        ("「ヨッシー」と呼ばれる", "ヨッシー"),
        ("本人はホセと呼ばれ", "ホセ"),
        ("文末に凪と署名がある", "凪"),
        ("茅野姓を母方に改めた", "茅野"),
        ("家では「リンリン」で通る", "リンリン"),
        ("ハンドルネームは「北窓のスズメ」", "北窓のスズメ"),
    ],
    "dotted_names": [
        ("ラジェンドラ・シュレスタは不在", "ラジェンドラ・シュレスタ"),
    ],
    "dictionary_persons": [("アインシュタインの話をする", "アインシュタイン")],
    "latin_names": [
        ("署名は YAMAMOTO Taro とある", "YAMAMOTO Taro"),
        ("夫はTran Van Minhという", "Tran Van Minh"),
        ("ID は ryoh_suzuki という", "ryoh_suzuki"),
    ],
    "one_sign_names": [
        ("電話口で母は「誠は悪くない」と話す", "誠"),
        ("渚は姉を知らない", "渚"),
        ("空は札幌の里親宅で育った", "空"),
        ("西は「任せてある」と言って切る", "西"),
    ],
    "lone_names": [
        ("日比野から経過報告", "日比野"),
        ("この件は榎本に一任する", "榎本"),
        ("当直の蛭田が受電", "蛭田"),
        ("ひよりが自転車で帰る", "ひより"),
        ("内海が代理で出席", "内海"),
        ("関口母・今泉父が話す", "今泉"),
        ("早苗が預かりました", "早苗"),
        ("ソフィアは留学生", "ソフィア"),
    ],
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
    "甥御さんにも会う。お三人様と二人組さん。一家さん。",
    "雨は母を濡らし、薬は父が飲む。猫は妹になつく。",
    "自治会長、町会長、施設長、母。海は広く、空は高く、山は母の故郷にある。",
    "商店会の三氏が見守り、町会長、自治会長が集まる。",
    "あかちゃんが生まれ、おばちゃんと呼ばれる。",
    "山村から町へ、青田のつづく道。大川のほとり、青木の生け垣、小川の流れる公園。",
    "父、母、姉の三人で暮らす。祖父という人の話。春という季節。",
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
