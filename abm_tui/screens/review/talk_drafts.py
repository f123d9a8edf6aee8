"""What is being typed about an account in the talk, as a draft that outlives a dropped connection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError
from abm_tui.rules.review.talk_words import TalkDraft

if TYPE_CHECKING:
    from abm_tui.screens.shell.drafts import Drafts


def draft_name(entry_id: int) -> str:
    """What the draft about an entry of the agenda is called."""
    return f"talk:{entry_id}"


class TalkDrafts:
    """The words about one entry of the agenda at a time. `drafts` is asked for when it is needed, not before."""

    def __init__(self, drafts: Callable[[], Drafts]) -> None:
        self._drafts = drafts
        self._entry: int | None = None
        self._changed = False
        self._settled: dict[int, TalkDraft] = {}  # as typed, for an undo of the decision
        self.words = TalkDraft()

    def begin(self, entry_id: int) -> None:
        """What was being written about this entry; one that is at hand already stays as it is."""
        if entry_id == self._entry:
            return
        kept = self._drafts().read(draft_name(entry_id))
        self.words = TalkDraft(**{k: str(v) for k, v in kept.items() if k in TalkDraft.__dataclass_fields__})
        self._entry, self._changed = entry_id, False

    def write(self, field: str, text: str) -> None:
        """Somebody typed: `field` is tried, happened, change or next."""
        setattr(self.words, field, text)
        self._changed = True

    def keep(self) -> None:
        """Write it down, if it changed since."""
        if not self._changed or self._entry is None:
            return
        try:
            self._drafts().keep(draft_name(self._entry), asdict(self.words) if self.words else None)
        except AbmError:
            return  # a busy file: tried again in two seconds
        self._changed = False

    def leave(self) -> None:
        """Keep it; another entry comes."""
        self.keep()
        self._entry = None

    # decided, and taken back

    def settle(self, entry_id: int, words: TalkDraft) -> None:
        """A decision with these words is on disk: they are no draft any more, unless somebody went on typing."""
        self._settled[entry_id] = replace(words)
        if entry_id == self._entry:
            if self.words != words:
                return
            self.words, self._changed = TalkDraft(), False
        self._drafts().drop(draft_name(entry_id))

    def bring_back(self, change: str, *, decided: bool) -> bool:
        """The decision on this entry was taken back, or done again: its words are a draft again, or none any more.

        `change` is what stood on disk, for words of an earlier session. False when nothing changes.
        """
        assert self._entry is not None
        typed = self._settled.get(self._entry) or TalkDraft(change=change)
        if decided and self.words == typed:
            self.words = TalkDraft()
        elif typed and not decided and not self.words:
            self.words = replace(typed)
        else:
            return False
        self._changed = True
        self.keep()
        return True
