"""Whether "Title" is a job, or how somebody is spoken to: Outlook has "Dr." in it, and a `Job Title` beside it."""

from __future__ import annotations

from collections.abc import Iterable

from abm_tui.exchange.fields import fold_header

_EITHER = ("title", "persontitle")


def salutations(titles: Iterable[str], theirs: Iterable[str]) -> frozenset[str]:
    """Those of a file's columns of titles, folded, that are no jobs; `theirs` are the vendor's words for a job."""
    found = frozenset(titles)
    either = found.intersection(_EITHER)
    meant = any(fold_header(header) in _EITHER for header in theirs)
    return frozenset() if meant or either == found else either
