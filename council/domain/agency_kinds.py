"""What kinds of agencies there are; tables may bring further ones."""

from council.domain.vocabulary import Word


class AgencyKind(Word):
    """What an agency is to the council."""

    WARD_OFFICE = "ward_office", "区市町村の所管"
    CONTACT_POINT = "contact_point", "相談窓口"
    SUPPORT_AGENCY = "support_agency", "支援機関"
    UMBRELLA = "umbrella", "まとめ役の機関"
    MEDICAL = "medical", "医療機関"
    EDUCATION = "education", "教育機関"
    PARTNER = "partner", "連携先"
    PARTNER_CATEGORY = "partner_category", "連携先のまとまり"
    VENUE = "venue", "居場所・会場"
    ROLE = "role", "役職"
    COMMUNITY_ROLE = "community_role", "地域の役割（民生委員・児童委員など）"
    COMMUNITY_BODY = "community_body", "地域の団体"
    OTHER_BODY = "other_body", "ほかの会議体・団体"
