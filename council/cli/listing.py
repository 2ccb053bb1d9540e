"""The findings of a document as people read them, part by part."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from council.deidentify import Finding
from council.deidentify.documents import Part

PLACES = {
    "text": "本文",
    "body": "本文",
    "header": "ヘッダー",
    "footer": "フッター",
    "footnotes": "脚注",
    "endnotes": "文末脚注",
    "comments": "コメント",
    "glossary": "定型句",
    "settings": "設定",
    "people": "関わった人",
    "chart": "グラフ",
    "diagram": "図表",
    "properties": "プロパティ",
    "package": "文書",
    "table": "表",
    "text box": "テキストボックス",
    "before changes": "変更前",
    "alternative": "古い形式での表示",
    "elsewhere": "表示されない箇所",
    "author": "作成者",
    "initials": "頭文字",
    "account": "アカウント",
    "alt text": "代替テキスト",
    "link": "リンク",
    "field code": "フィールド",
    "control": "入力欄",
    "bookmark": "ブックマーク",
    "ruby": "ふりがな",
    "list text": "番号の文",
    "variable": "変数",
    "mail merge": "差し込み",
    "other": "そのほか",
}
_NUMBERED = re.compile(r"(?P<word>.*?)(?: (?P<number>\d+))?")
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def listing(checked: Sequence[tuple[Part, Sequence[Finding]]]) -> Iterator[str]:
    """The lines of the listing; nothing in the document can move the reader's cursor."""
    kinds: Counter[str] = Counter()
    for part, findings in checked:
        if findings:
            yield f"■ {_place(part.name)}（{_plain(part.name)}）"
        for finding in findings:
            kinds[finding.kind.label] += 1
            yield _line(part.text, finding)
    if not kinds:
        yield "見つかったものはありません。見落としはありえます。最後は必ず人が確かめてください。"
        return
    each = "、".join(f"{kind}{count}" for kind, count in kinds.most_common())
    yield f"{kinds.total()}件（{each}）。見落としはありえます。最後は必ず人が確かめてください。"


def _line(text: str, finding: Finding) -> str:
    line = text.count("\n", 0, finding.start) + 1
    found = _plain(text[finding.start : finding.end])
    return (
        f"  {line}行目　{finding.kind.label}「{found}」→「{_plain(finding.replacement)}」"
        f"　{finding.reason}"
    )


def _place(name: str) -> str:
    return "・".join(map(_step, name.split("/")))


def _step(step: str) -> str:
    hit = _NUMBERED.fullmatch(step)
    if hit is None or hit["word"] not in PLACES:
        return _plain(step)
    return PLACES[hit["word"]] + (hit["number"] or "")


def _plain(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)
