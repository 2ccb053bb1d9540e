"""The documents this package can make."""

from council.domain.vocabulary import Word


class DocumentKind(Word):
    """A kind of document, by the code used on the command line, with its Japanese name."""

    MINUTES = "minutes", "議事録"
    AGENDA = "agenda", "次第"
    ROSTER = "roster", "委員名簿"
    NOTICE = "notice", "開催通知"
