"""Steps 1 to 3: the council, a case conference, an anonymised submission."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from council.domain.wareki import long_date
from tests.walk.cast import Cast


def typed(day: date) -> str:
    """A day as people type it."""
    return long_date(day, "half", weekday=False)


@dataclass(frozen=True)
class Town:
    """What a municipality calls its bodies, and what its rules let happen in them."""

    committee: str = "８０５０支援部会"
    above: str = "代表者会議"
    bodies: tuple[str, ...] = (
        "代表者会議",
        "実務者会議",
        "ひきこもり・就労支援部会",
        "個別ケース検討会議",
    )
    chair: str = "部会長"
    member: str = "委員"
    case_study: str = "事例検討"
    signs_off: bool = True
    quorum: str = (
        r"委員\d+名のうち\d+名（代理1名を含む）が出席し、定足数\d+名に達したため、会議は成立した。"
    )
    has_a_past: bool = True


SETAGAYA = Town()


@dataclass
class Story:
    """What the walk carries from step to step."""

    today: date
    meets_on: date
    case: str = ""
    meeting: str = ""
    conference: str = ""
    submission: str = ""
    sitting: str = ""
    next_meeting: str = ""
    issue: str = ""
    members: tuple[str, ...] = ()
    town: Town = SETAGAYA
    papers: dict[str, bytes] = field(default_factory=dict)

    @property
    def next_on(self) -> date:
        """A Thursday eight weeks after the sitting."""
        return self.meets_on + timedelta(weeks=8)


def schedule_the_next_meeting(cast: Cast, story: Story) -> None:
    """1. The secretariat sees the council, opens the ８０５０支援部会 and schedules its next meeting."""
    hands = cast["secretary"]
    hands.look("01-home-secretariat")
    hands.follow("会議体")
    for name in story.town.bodies:
        assert name in hands.text
    hands.look("02-structure")
    hands.follow(story.town.committee)
    assert cast.players["chair"].name in hands.text
    for word in ("任期", "成立", "回次", "事務局"):
        assert word in hands.text
    hands.look("03-body")
    hands.follow("会議を設定する")
    assert "閉庁日" in hands.text
    hands.look("04-meeting-new")
    hands.submit(
        "会議を設定する",
        {
            "開催日": typed(story.meets_on),
            "場所": "第２庁舎４階　会議室４１",
            "開き方": "対面",
            "公開・非公開の別": "非公開",
        },
    )
    assert "回次は仮" in hands.text
    story.meeting = hands.path
    hands.look("05-meeting-draft")
    hands.submit("日程を確定する")
    hands.look("06-meeting-date-fixed")


def open_a_case(cast: Cast, story: Story) -> None:
    """2. A lead agency opens a case, with what was heard and what was consented to."""
    hands = cast["staff_a"]
    hands.open("/cases/new")
    hands.look("07-case-new")
    hands.submit(
        "登録する",
        {
            "1人目/年代": "50代",
            "1人目/性別": "男性",
            "2人目/続柄": "母",
            "2人目/年代": "80代",
            "2人目/性別": "女性",
            "8050の世帯として扱う": True,
            "いまの方針": "訪問を続け、母の介護の支えを整える。",
            "機関 1": cast.players["staff_b"].agency,
        },
    )
    story.case = hands.path
    for person in ("本人", "母"):
        hands.follow("同意を記録する")
        hands.submit(
            "記録する",
            {
                "だれの同意か": person,
                "結果": "同意",
                "形": "書面",
                "機関 1": cast.players["staff_b"].agency,
                "機関 2": cast.players["staff_c"].agency,
                "伝えてよい範囲（本人の言葉で）": "相談している機関と部会の人まで。",
            },
        )
    hands.follow("聞き取りを書く")
    hands.look("08-statement-new")
    hands.submit(
        "記録する",
        {
            "だれについてのことか": "本人",
            "だれから聞いたか": "本人",
            "聞いた内容": "母の介護を続けることに強い不安がある。",
            "聞くことについての本人の承諾": "承諾を得ていない",
        },
    )
    assert "母には伝えない" in hands.text
    hands.look("09-case")


def call_a_conference(cast: Cast, story: Story) -> None:
    """2. At two days' notice, with three agencies, on consent of both; nobody else learns of it."""
    hands = cast["staff_a"]
    hands.follow("個別ケース検討会議を招集する")
    assert "招集は" in hands.text, "a basis that names another convener says who must call"
    hands.look("10-conference-new")
    hands.submit(
        "招集して案内を送る",
        {
            "開催日": typed(story.today + timedelta(days=2)),
            "始まりの時刻": "10:00",
            "終わりの時刻": "11:00",
            "場所": "ぷらっとホーム世田谷　相談室",
            "開き方": "対面",
            "参加者 1": cast.players["staff_b"].name,
            "参加者 2": cast.players["staff_c"].name,
            "本人について共有する根拠": "本人の同意",
            "母について共有する根拠": "本人の同意",
        },
    )
    story.conference = hands.path
    assert cast.players["staff_b"].name in hands.text
    hands.look("11-conference")
    _nobody_else_knows(cast, story)


def _nobody_else_knows(cast: Cast, story: Story) -> None:
    for who in ("secretary", "admin", "chair", "member"):
        for path in (story.conference, story.case):
            cast[who].open(path)
            assert cast[who].status == 404
    cast["staff_b"].open(story.conference)
    assert cast["staff_b"].status == 200


def ask_the_named_convener(cast: Cast, story: Story) -> None:
    """2. Where a basis names another convener, the request goes there."""
    hands = cast["staff_a"]
    hands.open(f"{story.case}/conferences/new")
    hands.follow("支援会議（社会福祉法）")
    hands.look("12-convener-request")
    hands.submit(
        "招集を依頼する",
        {
            "開きたい日": typed(story.today + timedelta(days=14)),
            "依頼の理由": "母の介護と本人の暮らしを、区の窓口とも分け合いたい。",
        },
    )
    asked = cast["asked"]
    assert "会議の招集の依頼に答える" in asked.text
    asked.open(hands.path)
    asked.look("12b-convener-asked")
    asked.submit("見送る", {"理由": "同意にもとづく会議で足りると考えます。"})
    hands.open(hands.path)
    assert "同意にもとづく会議で足りる" in hands.text


def plan_the_support(cast: Cast, story: Story) -> None:
    """2. Roles and support split into person and family, action items, next review, a 進行役."""
    hands = cast["staff_a"]
    hands.open(story.conference)
    hands.submit(
        "会議を始める",
        {"出席した人": [_at(cast, who) for who in ("staff_a", "staff_b", "staff_c")]},
    )
    hands.follow("計画を書く")
    hands.look("13-conference-plan")
    hands.submit(
        "計画を保存する",
        {
            "支援の方針": "本人の不安を受け止める人を決め、母の介護の支えを早めに整える。",
            "当事者への支援 1/機関": cast.players["staff_c"].agency,
            "当事者への支援 1/すること": "月に1回の訪問を続ける。",
            "家族への支援 1/機関": cast.players["staff_b"].agency,
            "家族への支援 1/すること": "介護保険の利用を支える。",
            "次の見直しの日": typed(story.today + timedelta(days=90)),
        },
    )
    hands.follow("対応事項を加える")
    hands.submit(
        "依頼する",
        {
            "担当する機関": cast.players["staff_b"].agency,
            "支援の相手": "家族",
            "すること": "短期入所の使い方を調べて伝える。",
            "期限": typed(story.today + timedelta(days=14)),
        },
    )
    hands.submit("閉会する")
    hands.submit("計画を確定して会議を終える")
    for word in ("当事者への支援", "家族への支援", "進行役"):
        assert word in hands.text
    hands.look("14-conference-concluded")


def _at(cast: Cast, who: str) -> str:
    player = cast.players[who]
    return f"{player.name}（{player.agency}）"
