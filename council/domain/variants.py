"""Kanji written in several ways, each with the way that stands for all of them when we compare."""

_GROUPS = (
    "高髙 崎﨑嵜﨑 辺邊邉 沢澤 広廣 浜濱濵 徳德 吉𠮷 斉斎齋齊 桜櫻 国國 島嶋嶌 竜龍 瀬瀨 真眞 恵惠 "
    "栄榮 学學 実實 寿壽 条條 将將 晋晉 槙槇 豊豐 来來 万萬 礼禮 齢齡 館舘 淵渕渊 薮藪籔 桧檜 曽曾 "
    "柳栁桺 富冨 穂穗 円圓 鴎鷗 塩鹽 静靜 顕顯 県縣 総總 団團 会會 区區 医醫 蔵藏 与與 伝傳 倶俱 弥彌 "
    "為爲 清淸 青靑 郎郞 昇曻 昂昻 黒黑 増增 横橫 緒緖 関關 観觀 帰歸 亀龜 旧舊 峡峽 鶏鷄 剣劍劔剱 "
    "検檢 権權 厳嚴 呉吳 効效 糸絲 児兒 収收 渋澁 従從 縦縱 粛肅 処處 叙敍 奨奬 焼燒 証證 乗乘 畳疊 "
    "嬢孃 譲讓 粋粹 枢樞 声聲 摂攝 専專 浅淺 銭錢 禅禪 双雙 壮壯 荘莊 装裝 滝瀧 択擇 単單 断斷 "
    "鉄鐵 転轉 当當 灯燈 党黨 稲稻 独獨 読讀 売賣 麦麥 発發 弁辨瓣辯 宝寶 翻飜 毎每 満滿 湾灣 "
    "訳譯 薬藥 予豫 余餘 誉譽 様樣 頼賴 覧覽 両兩 緑綠 涙淚 塁壘 励勵 暦曆 歴歷 恋戀 炉爐 労勞 楼樓 "
    "禄祿 遥遙 瑶瑤 祢禰 桑桒 峰峯 松枩 梅楳 杉椙杦 秋穐 野埜 船舩 鎌鐮 土圡 達逹 籠篭 "
    "凛凜 芦蘆 巌巖 覚覺 涼凉 尭堯 鶴靏靍 奥奧 翠翆 熙煕熈 強强 姫姬 彦彥 莱萊 桝枡 竃竈"
)

VARIANTS: dict[str, str] = {
    variant: group[0] for group in _GROUPS.split() for variant in group[1:] if variant != group[0]
}
"""Every variant kanji with the one it is compared as."""
