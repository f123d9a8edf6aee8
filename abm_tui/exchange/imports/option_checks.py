"""What was said by option, checked before a row is read: it fits the files, and is something that we have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.fields import fold_header, of_company, readers
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.plan.word_mapping import choices
from abm_tui.exchange.rows.cells import value_words
from abm_tui.exchange.values.dates import ORDERS
from abm_tui.exchange.values.problems import BadCell
from abm_tui.exchange.values.readers import ReaderContext, reader
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact

_CURRENCY = re.compile(r"[A-Za-z]{3}")


def check(said: Iterable[Options], kinds: Sequence[str], members: Sequence[MemberFact]) -> None:
    """Check what was said of the files of an import, whose rows are of these `kinds`. Raises UsageError."""
    for options in said:
        if options.date_order and options.date_order not in ORDERS:
            raise UsageError("bad_date_order", f'--date-order is dmy, mdy or ymd, not "{clean(options.date_order)}".')
        if options.decimal and options.decimal not in (".", ","):
            raise UsageError("bad_decimal", f'--decimal is "." or ",", not "{clean(options.decimal)}".')
        if options.currency and not _CURRENCY.fullmatch(options.currency):
            wrong = f'--currency is the three letters of a currency, not "{clean(options.currency)}".'
            raise UsageError("bad_currency", wrong, Fix(command="--currency EUR"))
        for (name, theirs), ours in value_words(options.values).items():
            _check_word(name, theirs, ours, {kind: fields_of(kind, options) for kind in kinds}, members)


def fields_of(kind: str, options: Options) -> dict[str, str]:
    """The fields that a file's rows may fill, their companies' too, and how each is read."""
    return (of_company(kind) if options.companies else {}) | readers(kind)


def _check_word(
    name: str, theirs: str, ours: str, kinds: Mapping[str, dict[str, str]], members: Sequence[MemberFact]
) -> None:
    having = [kind for kind, fields in kinds.items() if name in fields]
    if not having:
        fields = dict.fromkeys(field for kind in kinds for field in readers(kind))
        said = f'--value "{name}:{theirs}": "{name}" is no field of {" or ".join(kinds)}.'
        raise UsageError("unknown_field", f"{said} There are: {', '.join(fields)}.")
    told = ReaderContext(members={key: m.id for m in members for key in (m.name, fold_header(m.name))})
    reasons = []
    for kind in having:
        try:
            reader(kinds[kind][name], [], told)(ours)
        except BadCell as error:
            reasons.append(error.reason)
    if len(reasons) == len(having):
        words = ", ".join(code for code, _ in choices(having[0], name, members))
        there = f" There are: {words}." if words else ""
        raise UsageError("bad_value_map", f'--value "{name}:{theirs}={clean(ours)}": {reasons[0]}.{there}')
