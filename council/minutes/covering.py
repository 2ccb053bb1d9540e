"""送付状, FAX送付状, 庁内交換票: what lies on top of papers that are carried; of what they say, the kind alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from council.domain.vocabulary import Channel
from council.minutes.elements import Column
from council.minutes.labels import addressed, where_lines
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle

_LABELS_MM = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One paper that is sent: what it is, of whom where several are named, its number if it has one."""

    title: str
    document_no: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One cover: to whom, from whom, what lies under it. For 庁内交換 the section stands for its people."""

    section: str
    post: str
    name: str
    fax: str
    postal_code: str = ""
    address: str = ""
    building: str = ""
    date_label: str
    sender: str
    phone: str
    sender_fax: str
    sender_address: str = ""
    enclosures: tuple[Enclosure, ...]


def covers_docx(covers: Sequence[Cover], channel: Channel, style: PageStyle) -> bytes:
    """All covers of one way of delivery as one .docx file, a page each."""
    title, write = _KINDS[channel]
    sheet = Sheet(title, style)
    sheet.foot(numbered=False)
    for number, cover in enumerate(covers):
        if number:
            sheet.next_page()
        write(sheet, cover)
    return sheet.to_bytes()


def _letter(sheet: Sheet, cover: Cover) -> None:
    numbers = dict.fromkeys(one.document_no for one in cover.enclosures if one.document_no)
    sheet.add_all((*numbers, cover.date_label), "RightAligned")
    sheet.add_all(_where(cover), "Addressee")
    sheet.add_all(_office(cover), "Addressee")
    sheet.add(addressed(cover.name), "Addressee")
    sheet.add(cover.sender, "RightAligned")
    sheet.add("書類の送付について", "LetterTitle")
    sheet.add("日頃より御協力を賜り、厚く御礼申し上げます。", "Letter")
    sheet.add("下記の書類をお送りしますので、御査収くださるようお願いします。", "Letter")
    sheet.add("記", "Centred")
    for one in cover.enclosures:
        sheet.add(f"・{one.title}　１部", "Letter")
    sheet.add("以上", "RightAligned")
    _contact(sheet, cover)


def _office(cover: Cover) -> tuple[str, ...]:
    said = "　".join(filter(None, (cover.section, cover.post)))
    return (said,) if said else ()


def _where(cover: Cover) -> tuple[str, ...]:
    return where_lines(cover.postal_code, cover.address, cover.building)


def _fax(sheet: Sheet, cover: Cover) -> None:
    sheet.add("ＦＡＸ送付状", "Title")
    sheet.add("", "Normal")
    to = "\n".join((*_office(cover), addressed(cover.name)))
    _add_form(
        sheet,
        "送付先と送信元",
        (
            ("宛先", to),
            ("FAX番号", cover.fax),
            ("送信日", cover.date_label),
            ("送信元", "\n".join(filter(None, (cover.sender, cover.sender_address)))),
            ("電話", cover.phone),
            *([("FAX", cover.sender_fax)] if cover.sender_fax else []),
            ("文書番号", "\n".join(_numbers(cover))),
            ("枚数（この用紙を含む）", "　　　　　枚"),
            ("件名", "\n".join(one.title for one in cover.enclosures)),
        ),
    )
    sheet.add("", "Normal")
    sheet.add(
        "お心当たりがない場合や枚数が足りない場合は、お手数ですが、上記の電話までお知らせください。",
        "Letter",
    )


def _add_form(sheet: Sheet, caption: str, rows: Iterable[tuple[str, str]]) -> None:
    # set to the left: a cell may have several lines, which a justified style would draw out
    columns = (
        Column("", _LABELS_MM, "TableLabel"),
        Column("", sheet.style.text_width_mm - _LABELS_MM, "TableText"),
    )
    sheet.add_table(columns, rows, caption)


def _numbers(cover: Cover) -> list[str]:
    return list(dict.fromkeys(one.document_no for one in cover.enclosures if one.document_no))


def _slip(sheet: Sheet, cover: Cover) -> None:
    where = _where(cover)
    sheet.add("庁内交換", "Title")
    sheet.add("", "Normal")
    _add_form(
        sheet,
        "庁内交換票",
        (
            ("宛先", cover.section or "　"),
            *([("届け先", "\n".join(where))] if where else []),
            ("発送日", cover.date_label),
            ("発送元", cover.sender),
            ("電話", cover.phone),
        ),
    )
    sheet.add("", "Normal")
    _add_form(
        sheet,
        "入っている書類",
        [
            (addressed(one.name), "\n".join(filter(None, (one.document_no, one.title))))
            for one in cover.enclosures
        ],
    )


def _contact(sheet: Sheet, cover: Cover) -> None:
    lines = [
        "担当　" + cover.sender.replace("　", "\n　　　"),
        f"住所　{cover.sender_address}" if cover.sender_address else "",
        f"電話　{cover.phone}" if cover.phone else "",
        f"FAX　{cover.sender_fax}" if cover.sender_fax else "",
    ]
    sheet.add("\n".join(filter(None, lines)), "Contact")


_KINDS: dict[Channel, tuple[str, Callable[[Sheet, Cover], None]]] = {
    Channel.MAIL: ("送付状", _letter),
    Channel.POST: ("送付状", _letter),
    Channel.FAX: ("ＦＡＸ送付状", _fax),
    Channel.INTERNAL: ("庁内交換票", _slip),
}
