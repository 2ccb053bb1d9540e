"""Names people go by in social networks and games."""

from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_NETWORK = (
    r"(?:LINE|Line|ライン|Instagram|instagram|インスタ(?:グラム)?|Twitter|twitter|ツイッター|Facebook|facebook|フェイスブック|TikTok|ティックトック|"
    r"Discord|discord|ディスコード|Skype|スカイプ|YouTube|ユーチューブ|カカオトーク|カカオ|KakaoTalk|WeChat|微信|WhatsApp|Messenger|メッセンジャー|Telegram|テレグラム|"
    r"Zalo|Viber|Signal|mixi|ミクシィ|note|Threads|Bluesky|Pixiv|pixiv|Steam|PSN|X)"
)
_ID = r"[A-Za-z0-9._\-]{3,40}(?:#\d{3,5})?"
_NAMED = (
    r"(?:(?:ゲーム|ギルド|サーバー?|アプリ|チャット|配信|掲示板|SNS)[内上]?での?|(?:ゲーム|ギルド|サーバー?|アプリ|チャット|配信)[内上]?の|"
    r"アカウント|ユーザー|ハンドル|プレイヤー|キャラクター|スクリーン|表示)(?:の)?(?:名前|名|ネーム)"
)

SOCIAL_RULES: tuple[Rule, ...] = (
    rule(
        Kind.SNS_ID,
        rf"(?<![A-Za-z]){_NETWORK}[ \t]?(?:の?[ \t]?(?:ID|アイディー|アカウント|ユーザー名|名前)[ \t]?(?:は|が|も)?[ \t]?[:：]?|の|は|[:：])"
        rf"[ \t]?[「『(@]{{0,2}}{_ID}",
        "SNSのIDとして書かれています。",
    ),
    rule(
        Kind.SNS_ID,
        rf"(?<![A-Za-z]){_NETWORK}[ \t]?[(「『][ \t]?(?P<hit>@?(?=[A-Za-z._\-]{{0,30}}[0-9_.a-z]){_ID})(?=[)」』])",
        "SNSのIDとして書かれています。",
        0.9,
    ),
    rule(
        Kind.SNS_ID,
        r"(?<![A-Za-z0-9._%+\-@])@[A-Za-z0-9_.]{3,40}",
        "SNSのIDの形です。",
        0.8,
        signs="@",
    ),
    rule(
        Kind.SNS_ID,
        r"(?<![A-Za-z0-9._\-])[A-Za-z][A-Za-z0-9._\-]{1,31}#\d{4}(?!\d)",
        "SNSのIDの形です。",
        0.8,
        signs="#",
    ),
    rule(
        Kind.SNS_ID,
        r"(?:フレンド|友だち|友達|招待|プレイヤー)(?:コード|ID)[はが:： \t「]{0,3}(?P<hit>[A-Za-z0-9][A-Za-z0-9\-]{4,24})",
        "ゲームなどで相手を探すための番号です。",
        signs="フ友招プ",
    ),
    rule(
        Kind.SNS_ID,
        rf"(?:ゲーム|アプリ|SNS|配信|アカウント|ユーザー)の?(?:ID|アイディー)[はが:： \t「]{{0,3}}(?P<hit>{_ID})",
        "ネット上のIDとして書かれています。",
        0.9,
        signs="Iア",
    ),
    rule(
        Kind.SNS_ID,
        r"(?:投稿名|ペンネーム|ラジオネーム|配信名|チャンネル名|ブログ名|芸名|筆名)[はが:： \t]{0,2}[「『](?P<hit>[^「」『』\n\ue000]{1,24})[」』]",
        "本名のほかに名乗る名前です。",
        0.8,
        signs="名ネ",
    ),
    rule(
        Kind.SNS_ID,
        rf"{_NAMED}[はが:： \t]{{0,2}}[「『](?P<hit>[^「」『』\n\ue000@]{{1,24}})[」』]",
        "ネット上で名乗る名前です。",
        0.8,
        signs="名ネ",
    ),
)
