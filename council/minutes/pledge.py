"""誓約書: what somebody promises whom no law binds through an agency."""

from dataclasses import dataclass

from council.domain.numerals import write_number
from council.minutes.letters import add_form
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeContent:
    """Of whom the pledge is asked, for which seat of which body."""

    municipality: str
    mayor: str
    body_name: str
    member_title: str
    seat_title: str
    instrument: str
    begins_label: str
    person: str
    post: str


_PROMISES = (
    "会議や資料で知ったことを、正当な理由なく、ほかの人に伝えません。{title}を退いた後も同じです。",
    "個別の事例の資料は、写したり、撮ったり、送ったりせず、定められた日までに返します。",
    "知っている世帯の事例だと気付いたときは、すぐに申し出て、資料を閉じます。",
    "資料をなくしたときや、知ったことが外に出たおそれがあるときは、すぐに事務局に知らせます。",
)


def pledge_docx(content: PledgeContent, style: PageStyle) -> bytes:
    """One page: what is promised, and where to sign."""
    body = f"{content.municipality}{content.body_name}"
    sheet = Sheet(f"誓約書（{body}）", style)
    sheet.foot(numbered=False)
    sheet.add("誓　約　書", "Title")
    sheet.add("", "Normal")
    sheet.add(f"{content.mayor}　あて", "Addressee")
    sheet.add("", "Normal")
    sheet.add(
        f"{body}の{content.member_title}（{content.seat_title}）として、次のことを守ります。",
        "Letter",
    )
    for number, promise in enumerate(_PROMISES, start=1):
        mark = write_number(number, style.digits)
        text = promise.format(title=content.member_title)
        sheet.add(f"\t{text}", "Promise", label=mark)
    sheet.add("", "Normal")
    if content.instrument:
        sheet.add(f"設置の根拠　{content.instrument}", "Letter")
    sheet.add("", "Normal")
    sheet.add("令和　　年　　月　　日", "RightAligned")
    sheet.add("", "Normal")
    add_form(sheet, "署名", (("職", content.post), ("氏名（署名）", "")))
    sheet.add(f"（{content.person}　様　{content.begins_label}から）", "FormNote")
    return sheet.to_bytes()
