"""The amounts of one column, which is understood as a whole: by its decimal mark, its factor and its scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from abm_tui.exchange.values.amounts import decimal_mark, read_money
from abm_tui.exchange.values.formulas import unguard
from abm_tui.exchange.values.problems import BadCell
from abm_tui.exchange.values.ranges import LowerEnd, lower_end


class Number(str):
    """The text of a cell that is a number in its workbook: its point is a decimal mark, whatever stands beside it."""

    __slots__ = ()


@dataclass(frozen=True)
class Amounts:
    """What is known of a column before its cells: what to multiply with, its header's scale, may it hold ranges."""

    factor: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    ranges: bool = False


PLAIN = Amounts()


def money_reader(
    cells: Sequence[str], mark: str, separator: str, of: Amounts = PLAIN
) -> Callable[[str], Decimal | None]:
    """The reader of a column with these `cells`; `mark` is the decimal mark that somebody said, "" = find out.

    Where its amounts may be ranges it gives a LowerEnd of them. Raises Ambiguous where only a person knows.
    """
    mark = mark or decimal_mark((cell for cell in cells if not isinstance(cell, Number)), separator=separator)

    def read(text: str) -> Decimal | None:
        plain, point = unguard(text), "." if isinstance(text, Number) else mark
        try:
            return read_money(plain, point, of.factor, of.scale)
        except BadCell as no_amount:
            if not of.ranges:
                raise
            try:
                lower, is_range = lower_end(plain, point)
            except BadCell:
                raise no_amount from None
        found = read_money(lower, point, of.factor, of.scale)
        return LowerEnd(found) if is_range and found is not None else found

    return read
