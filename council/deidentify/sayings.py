"""What is said behind a name, by the particle between the name and the word."""

import re

_NEAR = r"[^、。\n]{0,6}"


def saying(lists: dict[str, str]) -> re.Pattern[str]:
    """Return an expression for 「で働」, 「に勤」: each particle with its words.

    A word with 「~」 in front may stand a few signs behind the particle; ``none`` means no particle.
    """
    groups = []
    for particle, words in lists.items():
        own = "" if particle == "none" else particle
        next_to = [re.escape(word) for word in words.split() if not word.startswith("~")]
        near = [re.escape(word[1:]) for word in words.split() if word.startswith("~")]
        groups += [f"{own}(?:{'|'.join(next_to)})"] if next_to else []
        groups += [f"{own}{_NEAR}(?:{'|'.join(near)})"] if near else []
    return re.compile("|".join(groups))
