"""資料の綴り: a reader's papers of a meeting, as one ZIP at once or as one PDF book made by the worker."""

from council.services.packs.books import LEASE, Claim, ask, claim, forget, give_back, settle, take
from council.services.packs.contents import PackFile, files
from council.services.packs.leaves import heading
from council.services.packs.taking import packed
from council.services.packs.zips import zipped

__all__ = [
    "LEASE",
    "Claim",
    "PackFile",
    "ask",
    "claim",
    "files",
    "forget",
    "give_back",
    "heading",
    "packed",
    "settle",
    "take",
    "zipped",
]
