"""The trail: collected during an act, chained immediately before its commit, verified from its first row."""

from council.services.audit.anchors import as_line, read
from council.services.audit.recording import Affair, affair_of, record
from council.services.audit.verifying import Verdict, head, verify

__all__ = [
    "Affair",
    "Verdict",
    "affair_of",
    "as_line",
    "head",
    "read",
    "record",
    "verify",
]
