"""Which number of a date is the day, for every column of a file: by its own values, else as its other columns show.

One export is written in one way. So a column whose days are all up to the twelfth goes by one with a thirty-first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from abm_tui.exchange.values.dates import date_order, proves
from abm_tui.exchange.values.problems import Ambiguous

DAYS = ("day", "moment", "mark", "came")  # how cells are read that hold days, or may
ORDER_NAMES = {"dmy": "the day first", "mdy": "the month first", "ymd": "the year first"}
Cells = Sequence[str]


@dataclass
class DayOrders:
    """Column → its order, "" where its values leave nothing open; `asked`: those of which only a person knows.

    `as_shown`: a column that went by another → that one; `own`: a column that stands against what was said.
    """

    of: dict[int, str] = field(default_factory=dict)
    asked: dict[int, Ambiguous] = field(default_factory=dict)
    as_shown: dict[int, int] = field(default_factory=dict)
    own: list[int] = field(default_factory=list)


def found(days: Mapping[int, Cells], said: str, others: Callable[[], Mapping[int, Cells]]) -> DayOrders:
    """The orders of the columns that hold days. `said` by hand; `others`: columns that stay out, and may show it too.

    What was said goes before what columns show, but for one that can only be read otherwise beside others.
    """
    orders = DayOrders()
    for at, cells in days.items():
        try:
            orders.of[at] = date_order(cells)
        except Ambiguous as asked:
            orders.asked[at] = asked
    if said:
        orders.own = [at for at, order in orders.of.items() if order not in ("", said) and len(days) > 1]
        orders.of = {at: orders.of[at] if at in orders.own else said for at in days}
        orders.asked.clear()
        return orders
    open_ = [at for at, asked in orders.asked.items() if not asked.contradicts]
    if not open_:
        return orders
    shown = {at: order for at, order in orders.of.items() if order}
    if not shown:
        shown = {at: order for at, cells in others().items() if (order := proves(cells))}
    if len(set(shown.values())) == 1:
        at_first, order = next(iter(shown.items()))
        for at in open_:
            orders.of[at], orders.as_shown[at] = order, at_first
            del orders.asked[at]
    return orders
