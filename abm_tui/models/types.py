"""Column types that no writer can go round: text that is clean, money without rounding."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Dialect, Text
from sqlalchemy.types import TypeDecorator

from abm_tui.text import PROSE_LIMIT, SHORT_LIMIT, clean

MONEY_LIMIT = Decimal(10) ** 15


class ShortText(TypeDecorator[str]):
    """One clean line. SQLModel's table classes do not validate, so cleaning sits where nothing can skip it."""

    impl = Text
    cache_ok = True
    limit: ClassVar[int] = SHORT_LIMIT
    multiline: ClassVar[bool] = False

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        text = value if isinstance(value, str) else str(value)
        return text if _is_plain(text) and len(text) <= self.limit else self._clean(text, self.limit)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Clean again on the way out: a row may come from another tool or an older version."""
        if value is None:
            return None
        text = value if isinstance(value, str) else str(value)
        return text if _is_plain(text) else self._clean(text)

    def _clean(self, text: str, limit: int | None = None) -> str:
        return clean(text, multiline=self.multiline, limit=limit)


def _is_plain(text: str) -> bool:
    """Whether it is clean already: nearly every text is, and these tests cost a tenth of a full cleaning."""
    return text.isascii() and text.isprintable() and not (text[:1] == " " or text[-1:] == " ")


class LineText(ShortText):
    """One line that may hold a long sentence: subjects, touches, reasons."""

    cache_ok = True
    limit = 1_000


class ProseText(ShortText):
    """Several lines."""

    cache_ok = True
    limit = PROSE_LIMIT
    multiline = True


class DocumentText(ShortText):
    """Machine-made text (JSON, minutes): several lines, without a limit of its own.

    JSON goes in as ASCII alone. It is cleaned like any text, and normalising would join an accent at the start of a
    line to the n of the escape before it.
    """

    cache_ok = True
    limit = 50_000_000
    multiline = True


class Money(TypeDecorator[Decimal]):
    """An amount of money as whole hundredths; Decimal outside. Raises ValueError at or above 10^15."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        return Decimal

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002
        if value is None:
            return None
        amount = Decimal(str(value))
        if not amount.is_finite() or abs(amount) >= MONEY_LIMIT:
            raise ValueError(f"not an amount of money: {value}")
        return int((amount * 100).to_integral_value())

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value) / 100
