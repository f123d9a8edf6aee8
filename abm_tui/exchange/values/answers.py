"""What somebody wrote into the fields of a form: each column that nothing else is made of is a question of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abm_tui.exchange.values.formulas import unguard
from abm_tui.text import PROSE_LIMIT, clean

# Shapes whose other columns are questions.
ASKING = ("forms", "bookings")
_PAIRED = re.compile(r"(question|response) \d+", re.IGNORECASE)  # the question itself stands in a cell
_NO_QUESTION = re.compile(
    r"column \d+( \(\d+\))?|utm[_ ].*|gclid|fbclid|\W*"
    r"|(.*[\W_])?(id|uuid|token|url|ip|ip[ _]address|user[ _]agent|score|tags|browser)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answers:
    """Questions with what was written to them, line by line."""

    text: str

    def __str__(self) -> str:
        return self.text

    def joined(self, other: Answers) -> Answers:
        """Those of two columns."""
        return Answers(f"{self.text}\n{other.text}")


def asks(header: str, shape: str) -> bool:
    """Whether a column of a form's file that nothing else is made of is one of its questions."""
    return shape in ASKING and not _NO_QUESTION.fullmatch(header.strip())


def answers_in(cell: str, header: str = "") -> Answers | None:
    """What a cell says to its column's question."""
    text = clean(unguard(cell), multiline=True)[:PROSE_LIMIT]
    if not text or not header or _PAIRED.fullmatch(header.strip()):
        return Answers(text) if text else None
    question = clean(header)
    return Answers(f"{question}{'' if question.endswith(('?', ':')) else ':'} {text}")


def with_answers(notes: str, answers: Answers | None) -> str:
    """The note of a form with what was asked beside it."""
    return "\n".join(part for part in (notes, str(answers or "")) if part)[:PROSE_LIMIT]
