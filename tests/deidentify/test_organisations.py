import pytest

from council.deidentify import Kind, Layer, find
from tests.deidentify.marked import TABLES, houses, read

ENDINGS_AND_PREFIXES = [
    line.split(" ", 1) for line in (TABLES / "houses.txt").read_text(encoding="utf-8").splitlines()
]
OFFICES = (TABLES / "offices.txt").read_text(encoding="utf-8").splitlines()

FOUND = [
    # a known ending, and how far the name reaches back
    ("HOSPITAL", "かかりつけは【橋爪医院】。"),
    ("HOSPITAL", "【欅ヶ丘こころの診療所】の医師から電話。"),
    ("HOSPITAL", "【鐘楼前デンタルオフィス】に電話してほしい。"),
    ("HOSPITAL", "【第三まるすげ医院】の先生が往診のたび怒る。"),
    ("HOSPITAL", "【すみだ川リハビリテーション病院】に三か月。"),
    ("HOSPITAL", "【望遠鏡台精神科病院】の閉鎖棟に五十日。"),
    ("HOSPITAL", "【はるかぜこころのクリニック】の予約を取った。"),
    ("HOSPITAL", "【県立中央こころの医療センター】へ措置入院。"),
    ("HOSPITAL", "【聖マルタ医科大学附属病院】で手術。"),
    ("HOSPITAL", "【まきの内科胃腸科】の紹介状を持って行った。"),
    ("HOSPITAL", "【もみじヶ丘メンタルヘルスセンター】のデイケア。"),
    ("HOSPITAL", "歯は【たかの歯科】で治療中。"),
    ("SCHOOL", "【光の子保育園】から苦情があった。"),
    ("SCHOOL", "【ことり保育園】に預けた。"),
    ("SCHOOL", "専攻は【中央美術工芸専門学校】の染織。"),
    ("SCHOOL", "【都立神明が丘高校】を中退。"),
    ("ORGANIZATION", "母は【霊泉みちびき会】の会合に通う。"),
    ("ORGANIZATION", "【青い鳥の会】の家族教室に母が通う。"),
    ("ORGANIZATION", "【蛍谷恵みの灯教会】の日曜礼拝に出る。"),
    ("ORGANIZATION", "【東二町会】の回覧板が滞る。"),
    ("ORGANIZATION", "【長寿会第七班】の集まりに誘われた。"),
    ("EMPLOYER", "【雛菊紙器】を退職後、外出は通院だけ。"),
    ("EMPLOYER", "【まるよし食堂】の厨房で皿を洗う。"),
    ("EMPLOYER", "【トミタ自動車整備工場】で見習いをした。"),
    ("EMPLOYER", "父は【三興タクシー】の無線室長。"),
    ("EMPLOYER", "最初の職場は【ジャパン樹脂】。"),
    # a weak ending, by what is said of the house
    ("EMPLOYER", "【灯台タクシー】の運転手だった。"),
    ("SCHOOL", "【啓明塾】に通わせた。"),
    ("FACILITY", "居場所は【蜜柑工房】、週一度。"),
    # schools cut short
    ("SCHOOL", "【区立千鳥ヶ森小学校】が統合で無くなる。"),
    ("SCHOOL", "【都立みどり野高】定時制に一年だけ在籍。"),
    ("SCHOOL", "兄は【東洋文理大】の大学院まで進む。"),
    ("SCHOOL", "【瑠璃川大】文学部を除籍。"),
    ("SCHOOL", "【天神森中】で「オール」とからかわれた。"),
    ("SCHOOL", "【茅の原第六小】から転校した。"),
    ("SCHOOL", "【天城中】の制服を捨てられない。"),
    ("HOSPITAL", "【ささゆりメンタルクリニック】の初診待ち。"),
    ("EMPLOYER", "【北の大地牧場】に住み込みで働く。"),
    ("SCHOOL", "【第五若松中】の相談室登校までは続いた。"),
    ("SCHOOL", "【鉾立商業】の野球部で控えの捕手。"),
    ("SCHOOL", "【県立鳴海南】を一年で辞めた。"),
    # legal forms
    ("EMPLOYER", "【株式会社ヤマブキ技研】に十二年勤めた。"),
    ("EMPLOYER", "【㈱七竈電材】総務部です。"),
    ("EMPLOYER", "【トキワ文具販売㈱】では倉庫番をした。"),
    ("EMPLOYER", "【有限会社かどや商店】の帳簿つけ。"),
    ("EMPLOYER", "振込名義は【カ）ミカヅキコウギョウ】。"),
    ("EMPLOYER", "【株式会社「ひなた」】の社員。"),
    ("ORGANIZATION", "【NPO法人風と土】の居場所に来た。"),
    ("ORGANIZATION", "【一般社団法人つながる輪】から紹介。"),
    ("HOSPITAL", "【医療法人聖灯会 榧ノ木記念病院】の相談室。"),
    ("ORGANIZATION", "【NPO法人くらしの杖】の出張相談。"),
    ("ORGANIZATION", "【NPO法人ひとつぶの麦】が食料を届けた。"),
    # a word for the kind, then the name
    ("FACILITY", "【放課後等デイサービスにじいろ】。"),
    ("FACILITY", "【自立準備ホーム灯】を経て単身生活。"),
    ("FACILITY", "【有料老人ホーム　グランシャトー白金】。"),
    ("FACILITY", "【救護施設希望寮】の指導員。"),
    ("FACILITY", "母は【特別養護老人ホーム苔桃】への入所を決めた。"),
    ("FACILITY", "【デイサービスつくしんぼ】に行っていて無事。"),
    ("FACILITY", "【訪問看護ステーションこだち】　古閑"),
    ("FACILITY", "【グループホーム「月の舟」】の二階の角部屋。"),
    ("FACILITY", "【特養 しらゆり苑】の待機が百人。"),
    ("FACILITY", "【有料老人ホームベルヴィラ砂川】の費用が重い。"),
    ("FACILITY", "【老健みずほの郷】へ入所。"),
    ("EMPLOYER", "夜は【スナック 三日月海月】の皿洗い。"),
    ("EMPLOYER", "【グリーンファーム朝日】の収穫を手伝う。"),
    ("EMPLOYER", "母は【喫茶シャトー】を三十年切り盛りした。"),
    ("ORGANIZATION", "【ひきこもり家族会「木もれ日」】に母が参加。"),
    ("ORGANIZATION", "【市民合唱団コール・ゆきのした】の定期演奏会。"),
    # labels of forms
    ("EMPLOYER", "勤務先：【ツムギノ】"),
    ("EMPLOYER", "前職｜【ハルモニカ】"),
    ("FACILITY", "利用施設｜【つむぎのわ】"),
    ("HOSPITAL", "通院先：【ミモザ】、月一回"),
    ("SCHOOL", "学校：【ひのき】（高等部）"),
    ("EMPLOYER", "職場は【アルファ梱包】、寮つき。"),
    # quotation marks, with what the house is called
    ("EMPLOYER", "駅前の【洋食屋「まるのべ」】が好き。"),
    ("ORGANIZATION", "【草野球チーム「どんぐりーず」】の元投手。"),
    ("SCHOOL", "教習所「【朝凪】」の合宿。"),
    ("SCHOOL", "夜間中学「【松籟】」で読み書きを習う。"),
    ("EMPLOYER", "「【こもれび】」という店をひらいた。"),
    ("EMPLOYER", "「【リラ】」で働く姉だけが頼り。"),
    ("EMPLOYER", "本人は【ベルフラワー】という花屋の隣に住む。"),
    # words of no dictionary where somebody works; Latin letters; goods; weekdays
    ("EMPLOYER", "【ヨイヤミロジスタ】の倉庫は夜勤のみ。"),
    ("ORGANIZATION", "【スタジオピコラ】に通っていた。"),
    ("EMPLOYER", "【ミルキーウェイ】でアルバイト、時給千円。"),
    ("EMPLOYER", "【提灯ぶんぐ】に就職した。"),
    ("EMPLOYER", "【Cafe Lune】にいる。"),
    ("EMPLOYER", "【弁当の梅ばち】で早朝の詰め込みを二か月。"),
    # a space between all signs
    ("EMPLOYER", "本人は【ワ レ モ コ ウ 縫 製】に八 年 勤 め た 。"),
    ("ORGANIZATION", "絵画の【土曜会】に席だけ置く。"),
]

NOT_FOUND = [
    "精神科病院に入院した。近所の小学校の声。市内の運送会社に勤めた。大学病院で検査を受けた。",
    "デイサービスを利用しながら、家族会に参加している。グループホームの空きを待つ。",
    "通信制高校を卒業し、介護施設で働いた。専門学校を中退し、コンビニで働いた。",
    "ハローワーク渋谷で登録し、渋谷区役所で手続きをした。",
    "森田療法を勧められ、音楽療法の会に出た。",
    "扶養照会の回答、立会の記録、面会の予定、司会の挨拶。",
    "軽自動車で図書館に通い、銭湯の回数券を配る。",
    "本部会で共有し、第２回ひきこもり・就労支援部会に報告した。",
    "まちづくりセンター・あんしんすこやかセンターが集まる。",
    "障害者相談支援センター“ひなた”が呼びかける。",
    "B病院に通い、家族会「A会」に出る。",
    "「会社に行きたくない」と言い、「病院はいやだ」と繰り返す。",
    "会員、工場長、店員、寮費、会費。",
    "旧姓二階堂、久保寺来所。",
    "瀬田の家に一人。冷泉の家を訪ねた。",
    "通う病院、新しい病院、続けて病院に行く。もう一つの病院。",
    "NPO法人の相談員、社会福祉法人の職員、医療法人の事務長が出た。",
    "三軒茶屋で降りる。",
    "予備校をやめ、居酒屋で働き、カフェの仕事を探す。",
    "社会福祉法人みなも町社会福祉協議会の窓口。就労支援センターゆにの職員。",
    "近所のスーパーで働き、ネットカフェで寝泊まりした。三人で暮らし、二回勤めた。",
    "デイサービスにいった。グループホームにはいる。ショートステイから帰った。",
    "異業種に転職し、大手メーカーの正社員になり、トラック運転手に採用された。",
    "三か月後に退職、半年後に就職した。母親の勧めに従い就職。体調不良を理由に退職した。",
    "勤務先：なし　学校：中退　通院先：未定",
]


@pytest.mark.parametrize(("kind", "passage"), FOUND)
def test_a_house_is_found_from_its_first_sign_to_its_last(kind, passage):
    assert houses(read(passage)[0]) == (passage, [kind])


@pytest.mark.parametrize(("kind", "passage"), ENDINGS_AND_PREFIXES)
def test_every_ending_prefix_and_form_of_the_lists_finds_its_house(kind, passage):
    assert houses(read(passage)[0]) == (passage, [kind])


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_name_no_house_pass(text):
    assert houses(text) == (text, [])


@pytest.mark.parametrize("text", OFFICES)
def test_public_offices_pass_with_the_place_they_are_for(text):
    assert [f for f in find(text) if f.layer in {Layer.ORGANISATION, Layer.PLACE}] == []


def test_a_house_says_in_japanese_why_it_was_found_and_how_surely():
    (finding,) = find("かかりつけは橋爪医院。")

    assert (finding.kind, finding.reason) == (Kind.HOSPITAL, "医療機関名の形です。")
    assert 0 < finding.confidence < 1
    assert finding.replacement == "A医療機関"


def test_what_was_replaced_makes_no_new_house():
    assert find("〔施設名〕荘に通い、〔勤務先〕の工場で働く。") == []
