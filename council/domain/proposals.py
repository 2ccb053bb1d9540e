"""議題の提案: the words of a member's proposal for the 次第."""

from council.domain.vocabulary import Word


class ProposalState(Word):
    """How a proposal stands."""

    PROPOSED = "proposed", "答えを待っています"
    ACCEPTED = "accepted", "議題になりました"
    RETURNED = "returned", "議題にしませんでした"
    WITHDRAWN = "withdrawn", "取り下げました"
