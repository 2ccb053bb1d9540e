"""綴り: the words of a reader's book of papers, and why one could not be made or lacks a paper."""

from council.domain.vocabulary import Word


class BookState(Word):
    """How a book stands."""

    WAITING = "waiting", "準備中"
    MADE = "made", "できました"
    FAILED = "failed", "作れませんでした"


class BookFault(Word):
    """Why a book could not be made."""

    NO_OFFICE = "no_office", "このサーバーには、PDFを作る道具（LibreOffice）がありません。"
    TOO_LARGE = "too_large", "綴りが大きくなりすぎます（60MBまで）。"
    TOO_LONG = "too_long", "時間内に作れませんでした。"
    NOT_BOUND = "not_bound", "資料をひとつに綴じられませんでした。"
    STOPPED = "stopped", "作っている途中で、何度も止まりました。"


class PaperFault(Word):
    """Why a paper is not in the book: what its page says in its place."""

    BROKEN = "broken", "ファイルが壊れているため、開けませんでした。"
    LOCKED = "locked", "パスワードがかかっているため、開けませんでした。"
    INFLATED = "inflated", "展開すると大きくなりすぎるファイルのため、開きませんでした。"
    LONG = "long", "ページが多すぎるため（300ページまで）、綴じませんでした。"
    STRANGE = "strange", "綴りにできない種類のファイルです。"
    MACROS = (
        "macros",
        "マクロや、ほかのファイルを読み込む仕掛けが入っているため、開きませんでした。",
    )
    UNPRINTED = "unprinted", "PDFにできませんでした。"
    LATE = "late", "時間内にPDFにできませんでした。"
