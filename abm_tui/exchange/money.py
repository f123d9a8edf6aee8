"""The amounts of one column, which is understood as a whole: by its decimal mark, its factor and its scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from abm_tui.exchange.amounts import decimal_mark, read_money
from abm_tui.exchange.formulas import unguard

Amounts = Callable[[str], Decimal | None]


class Number(str):
    """The text of a cell that is a number in its workbook: its point is a decimal mark, whatever stands beside it."""

    __slots__ = ()


def money_reader(cells: Sequence[str], mark: str, separator: str, factor: Decimal, scale: Decimal) -> Amounts:
    """The reader of a column with these `cells`; `mark` is the decimal mark that somebody said, "" = find out.

    Raises Ambiguous where only a person knows.
    """
    mark = mark or decimal_mark((cell for cell in cells if not isinstance(cell, Number)), separator=separator)

    def read(text: str) -> Decimal | None:
        return read_money(unguard(text), "." if isinstance(text, Number) else mark, factor, scale)

    return read
