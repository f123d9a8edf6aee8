"""What the workspace of these tests calls its things, and its day."""

from __future__ import annotations

from datetime import date

from abm_tui.rules.filter.filter import Vocabulary

TODAY = date(2025, 11, 5)  # a Wednesday


WORDS = Vocabulary(
    me="ana",
    members=("ana", "bo", "Zoë"),
    plays=("New logo entry", "Break into the committee", "Revive dormant"),
    industries=("fintech", "health care"),
    tags=("soc2", "fintech", "q4"),
)
