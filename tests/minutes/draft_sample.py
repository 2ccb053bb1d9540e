"""A 起案文案 of invented people."""

from council.minutes.drafting import Addressee, DraftContent
from tests.minutes.samples import BODY, MUNICIPALITY

DRAFT = DraftContent(
    meeting=f"令和８年度第２回{MUNICIPALITY}{BODY}",
    act="開催について",
    held_label="令和８年１２月３日（木）午後２時～午後４時",
    place="区役所　第１会議室（オンライン併用）",
    publicity="非公開（個人に関する情報を扱うため）",
    agenda=(
        "（１）前回議事録の確認について",
        "（２）事例検討（非公開）",
        "（３）対応事項の進捗状況について",
    ),
    instrument="世田谷区重層的支援協議会設置要綱第６条",
    send_by_label="令和８年１１月１９日（木）",
    secretariat="保健福祉政策部生活福祉課",
    addressees=(
        Addressee("部会長", "等々力渓谷大学\n教授", "髙﨑　𠮷郎", "メール"),
        Addressee("医療機関の代表", "等々力渓谷クリニック\n院長", "四十物　渚", "郵送"),
        Addressee("家族会の代表", "", "", ""),
    ),
    attached=("別紙１　開催通知（案）", "別紙２　次第", "別紙３　送付先一覧"),
)
