"""What is said of an organisation: that somebody works, learns, lives or belongs there."""

import re
from functools import lru_cache

from council.deidentify.findings import Kind
from council.deidentify.organisations.words import table
from council.deidentify.reading import Reading
from council.deidentify.sayings import saying

_TO_SOMEBODY = re.compile(
    r"(?:内職|パート|アルバイト|仕事|面接|応募|初任|職場|勤務先|勤め先|就職先|就労先|前職|作業先|派遣先|バイト先|家業|屋号|内定先|転職先|取引先|雇用主|かかりつけ|通院先|入院先|転院先|搬送先|受診先|主治医|移行先|入所先|入居先|通所先|利用先|住まい|居場所|候補|実習先|行きつけ|"
    r"学校|母校|出身校|高校|大学|中学|小学校|塾|訪問看護|介護|デイ|ショート|ケアマネ|薬局|病院|会|サークル|宗教|教団|信仰|所属|家族会|チーム|店|警備|清掃|配送|会社|企業|業者|絵画|俳句|合唱|手話)(?:は|が|の|:|＝|=|、)[「『]?$"
    r"|(?:入信した|通う|通っている|通っていた|通った|勤める|勤めた|勤めていた|勤めている|働く|働いた|働いていた|働いている|経営する|営む|継いだ|入所する|入所した|入所中の|入院した|入院中の|所属する|在籍する|在籍した|利用する|利用中の|利用している|入会した|加入する|卒業した|中退した|入居する|入居中の)$"
)


@lru_cache(maxsize=1)
def said() -> dict[Kind, re.Pattern[str]]:
    """Return what is said behind the name of an employer, of a group or house, of a school."""
    return {Kind[name]: saying(lists) for name, lists in table("said").items()}


def is_house_here(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence around says that an organisation stands there."""
    if any(pattern.match(reading.text, end) for pattern in said().values()):
        return True
    return bool(_TO_SOMEBODY.search(reading.text, max(0, start - 8), start))
