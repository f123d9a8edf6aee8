"""One term of the filter as a test: how each kind of field compares its values."""

from __future__ import annotations

from abm_tui.models.blocker_kinds import BLOCKER_KINDS
from abm_tui.models.words import STAGE_ALIASES, STAGE_SHORT, Tier
from abm_tui.rules.filter.days import changed_test, day_test, past_day_test, since_test
from abm_tui.rules.filter.fields import MISSING_STATUS, SPECS, STAGES, FieldSpec, FilterRow, folded, number_of, tag_set
from abm_tui.rules.filter.values import (
    COMPARE,
    BadFilterValue,
    Test,
    Today,
    amount,
    is_number,
    member_named,
    nearest,
    only_equals,
    role_named,
)
from abm_tui.text import fold

_TIERS = {"1": "1", "2": "2", "3": "3", "none": None, "pool": None, "0": None}
_TIERS |= dict.fromkeys(("w", "watch", "watchlist"), Tier.WATCHLIST.value)
TIER_WORDS = ("1", "2", "3", "watch", "none")
ICP_WORDS = ("yes", "no", "unknown")
BAND_WORDS = ("nurture", "call", "sales-ready", "demand-gen", "research")
_OPEN_RUNS = ("running", "paused")


def field_test(name: str, op: str, value: str, now: Today) -> tuple[Test, str]:
    """The test for one value of one field, and what must be loaded for it. Raises BadFilterValue."""
    spec = SPECS[name]
    kinds = {
        "text": _text,
        "tier": _tier,
        "stage": _stage,
        "owner": _owner,
        "number": _number,
        "share": _share,
        "missing": _missing,
        "play": _play,
        "step": _step,
        "day": day_test,
        "past_day": past_day_test,
        "deal": _deal,
        "changed": changed_test,
        "tag": _tag,
        "since": since_test,
        "icp": _icp,
        "band": _band,
        "blocker": _blocker,
    }
    test = kinds[spec.kind](spec, op, fold(value), now)
    needs = "deals" if name == "deal" and not _is_deal_amount(fold(value)) else spec.needs
    needs = "derived" if name == "missing" and fold(value) == "any" else needs
    return test, needs


def _text(spec: FieldSpec, op: str, value: str, _: Today) -> Test:
    only_equals(op)
    read = spec.read
    if value == "none":
        return lambda row: not read(row)
    if op == "=":
        return lambda row: folded(str(read(row) or "")) == value
    return lambda row: value in folded(str(read(row) or ""))


def _tier(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    if value not in _TIERS:
        raise BadFilterValue("A tier is 1, 2, 3, watch or none")
    wanted = _TIERS[value]
    if op in ":=":
        return lambda row: row.account.tier == wanted
    if wanted not in ("1", "2", "3"):
        raise BadFilterValue("Only tiers 1, 2 and 3 have an order")
    compare, worked = COMPARE[op], ("1", "2", "3")
    return lambda row: row.account.tier in worked and compare(row.account.tier, wanted)


def _stage(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    if value == "none":
        only_equals(op)
        return lambda row: not row.account.stage
    place = int(value) - 1 if value in ("1", "2", "3", "4", "5") else None
    names = [(stage.value, short.lower()) for stage, short in STAGE_SHORT.items()]
    found = [i for i, both in enumerate(names) if i == place or any(name.startswith(value) for name in both)]
    # S002's words: an opportunity is in Consideration or in Decision.
    found = found or [STAGES.index(s) for alias, all_ in STAGE_ALIASES.items() if alias.startswith(value) for s in all_]
    if not found:
        raise BadFilterValue(f'No stage "{value}"', nearest(value, [short for _, short in names]))
    edge = max(found) if op in (">", "<=") else min(found)
    is_one = COMPARE[op] is COMPARE["="]
    allowed = frozenset(s for i, s in enumerate(STAGES) if (i in found if is_one else COMPARE[op](i, edge)))
    return lambda row: row.account.stage in allowed


def _owner(_: FieldSpec, op: str, value: str, now: Today) -> Test:
    only_equals(op)
    if value == "none":
        return lambda row: not (row.owner_sales or row.owner_marketing)
    name = member_named(value, now)
    if op == "=" or name in {fold(member) for member in now.vocabulary.members}:
        return lambda row: (
            folded(row.owner_sales) == name or folded(row.owner_marketing) == name or folded(row.next_owner) == name
        )
    return lambda row: (
        folded(row.owner_sales).startswith(name)
        or folded(row.owner_marketing).startswith(name)
        or folded(row.next_owner).startswith(name)
    )


def _number(spec: FieldSpec, op: str, value: str, _: Today) -> Test:
    read = spec.read
    if value == "none":
        only_equals(op)
        return lambda row: number_of(read(row)) is None
    wanted, compare = amount(value), COMPARE[op]

    def test(row: FilterRow) -> bool:
        number = number_of(read(row))
        return number is not None and compare(number, wanted)

    return test


def _share(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    compare = COMPARE[op]
    of = value.split("/")
    if value.endswith("%") or len(of) == 2:
        share = amount(value) / 100 if len(of) == 1 else amount(of[0]) / (amount(of[1]) or 1)

        def test(row: FilterRow) -> bool:
            derived = row.derived
            return derived is not None and derived.needed > 0 and compare(derived.filled / derived.needed, share)

        return test
    wanted = amount(value)
    return lambda row: row.derived is not None and compare(row.derived.filled, wanted)


def _missing(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    only_equals(op)
    if value == "any":
        return lambda row: row.derived is not None and bool(row.derived.missing_roles)
    code = role_named(value)
    return lambda row: row.roles.get(code, MISSING_STATUS) == MISSING_STATUS


def _blocker(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    """A line of this code, also one that stands in the programme's drawer."""
    only_equals(op)
    if value in ("any", "none"):
        return lambda row: row.derived is not None and ("blocked" in row.derived.flags) == (value == "any")
    code = value.replace("-", "_").replace(" ", "_")
    if code not in BLOCKER_KINDS:
        raise BadFilterValue(f'No blocker "{value}"', nearest(code, list(BLOCKER_KINDS)))
    return lambda row: (
        row.derived is not None and any(one.code == code for one in (*row.derived.raised, *row.derived.programme))
    )


def _play(_: FieldSpec, op: str, value: str, now: Today) -> Test:
    only_equals(op)
    if value == "none":
        return lambda row: not any(run.status in _OPEN_RUNS for run in row.runs)
    plays = now.vocabulary.plays
    if plays and not any(value in fold(play) for play in plays):
        raise BadFilterValue(f'No play "{value}"', nearest(value, plays))
    if op == "=":
        return lambda row: any(run.status in _OPEN_RUNS and folded(run.play) == value for run in row.runs)
    return lambda row: any(run.status in _OPEN_RUNS and value in folded(run.play) for run in row.runs)


def _step(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    wanted, compare = amount(value), COMPARE[op]
    return lambda row: any(run.status in _OPEN_RUNS and compare(run.done + 1, wanted) for run in row.runs)


def _is_deal_amount(value: str) -> bool:
    return value in ("any", "none") or is_number(value)


def _deal(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    if value in ("none", "any"):
        only_equals(op)
        return lambda row: row.derived is not None and bool(row.derived.amount_open) == (value == "any")
    if not _is_deal_amount(value) and op in ":=":
        return lambda row: any(deal.status == "open" and value in folded(deal.name) for deal in row.deals)
    wanted, compare = amount(value), COMPARE[op]
    return lambda row: (
        row.derived is not None and any(compare(float(open_), wanted) for open_ in row.derived.amount_open.values())
    )


def _icp(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    only_equals(op)
    known = {"yes": True, "no": False, "unknown": None, "none": None, "open": None}
    wanted = next((match for word, match in known.items() if word.startswith(value)), value)
    if not isinstance(wanted, bool) and wanted is not None:
        raise BadFilterValue("An ICP match is yes, no or unknown", nearest(value, ICP_WORDS))
    return lambda row: row.fit.match is wanted


def _band(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    only_equals(op)
    asked = value.replace("_", "-").replace(" ", "-")
    found = [band for band in BAND_WORDS if band.startswith(asked)]
    if not found:
        meant = nearest(asked, BAND_WORDS)
        raise BadFilterValue(f'No band "{value}"' if meant else f"A band is {', '.join(BAND_WORDS)}", meant)
    wanted = found[0].replace("-", "_")
    return lambda row: row.derived is not None and row.derived.band == wanted


def _tag(_: FieldSpec, op: str, value: str, __: Today) -> Test:
    only_equals(op)
    wanted = value.lstrip("#")
    if wanted == "none":
        return lambda row: not row.account.tags
    if op == "=":
        return lambda row: wanted in tag_set(row.account.tags)
    return lambda row: any(tag.startswith(wanted) for tag in tag_set(row.account.tags))
