"""From the plain data of a preset to a checked Framework; every complaint names its place and what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import time
from itertools import pairwise
from typing import Any

from abm_tui.models.facts import PlayFact, StepFact
from abm_tui.models.words import ActivityType, Channel, Role, Stage, Team, Tier
from abm_tui.rules.framework import (
    BadPreset,
    BandRule,
    Framework,
    OrderRule,
    ReviewRule,
    RoleRule,
    SignalRule,
    StageRule,
    TierRule,
)

_COUNTED = ("", "emails", "items", "people")


class _Table:
    """A TOML table that is read key by key; what nobody asked for is a spelling mistake and refused."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, Mapping):
            raise BadPreset(where, "a table is expected")
        self.data, self.where, self.asked = data, where, set[str]()

    def _value(self, name: str, kind: type, called: str) -> Any:
        self.asked.add(name)
        if name not in self.data:
            raise BadPreset(self.where, f'"{name}" is missing')
        value = self.data[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise BadPreset(self.where, f'"{name}" must be {called}, not {value!r}')
        return value

    def text(self, name: str, *, blank: bool = False) -> str:
        value: str = self._value(name, str, "a text")
        if not blank and not value.strip():
            raise BadPreset(self.where, f'"{name}" must not be empty')
        return value

    def whole(self, name: str, low: int = 0, high: int = 1_000_000) -> int:
        value: int = self._value(name, int, "a whole number")
        if not low <= value <= high:
            raise BadPreset(self.where, f'"{name}" must be from {low} to {high}, not {value}')
        return value

    def maybe(self, name: str) -> int | None:
        self.asked.add(name)
        return self.whole(name) if name in self.data else None

    def yes(self, name: str) -> bool:
        value: bool = self._value(name, bool, "true or false")
        return value

    def word(self, name: str, known: Iterable[str], *, blank: bool = False) -> str:
        value = self.text(name, blank=blank)
        if value or not blank:
            self.known(name, [value], known)
        return value

    def words(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        values = self._value(name, list, "a list")
        self.known(name, values, known)
        return tuple(values)

    def known(self, name: str, values: Iterable[str], known: Iterable[str]) -> None:
        allowed = [str(k) for k in known]
        for value in values:
            if value not in allowed:
                raise BadPreset(self.where, f'"{name}" knows no {value!r}, only {", ".join(allowed)}')

    def tables(self, name: str) -> list[_Table]:
        rows = self._value(name, list, "a list of tables")
        return [_Table(row, f"{self.where}, {name} {n}") for n, row in enumerate(rows, 1)]

    def table(self, name: str) -> _Table:
        return _Table(self._value(name, dict, "a table"), f"{self.where}, {name}")

    def done(self) -> None:
        unknown = [name for name in self.data if name not in self.asked]
        if unknown:
            raise BadPreset(self.where, f'nothing is called "{unknown[0]}" here')


def build(data: Mapping[str, Any], where: str = "framework") -> Framework:
    """The Framework that `data` describes. Raises BadPreset."""
    top = _Table(data, where)
    tiers = top.table("tiers")
    tiers.known("tiers", tiers.data, Tier)
    framework = Framework(
        name=top.text("name"),
        title=top.text("title"),
        tiers=tuple(_tier(str(code), tiers.table(str(code))) for code in Tier),
        stages=tuple(_stage(t) for t in top.tables("stages")),
        roles=tuple(_role(t) for t in top.tables("roles")),
        signals=tuple(_signal(t) for t in top.tables("signals")),
        bands=tuple(_band(t) for t in top.tables("bands")),
        plays=tuple(_play(t) for t in top.tables("plays")),
        review=_review(top.table("review")),
        order=_order(top.table("order")),
        quiet_days=top.whole("quiet_days", 1),
        grace_days=top.whole("grace_days"),
        capacity=top.whole("capacity", 1),
        engaged_days=top.whole("engaged_days", 1),
        agenda_size=top.whole("agenda_size", 1),
        news_days=top.whole("news_days", 1),
    )
    top.done()
    _complete(where, "stages", [s.code for s in framework.stages], Stage)
    _complete(where, "roles", [r.code for r in framework.roles], Role)
    _unique(where, "signals", [s.code for s in framework.signals])
    _unique(where, "plays", [p.code for p in framework.plays])
    return framework


def _complete(where: str, name: str, codes: list[str], words: Iterable[str]) -> None:
    _unique(where, name, codes)
    missing = [str(w) for w in words if w not in codes]
    if missing:
        raise BadPreset(where, f'"{name}" lacks {", ".join(missing)}')


def _unique(where: str, name: str, codes: list[str]) -> None:
    twice = [code for code in codes if codes.count(code) > 1]
    if twice:
        raise BadPreset(where, f'"{name}" has {twice[0]} twice')


def _tier(code: str, t: _Table) -> TierRule:
    rule = TierRule(
        code=code,
        name=t.text("name"),
        style=t.text("style"),
        cadence=t.text("cadence"),
        belongs=t.text("belongs"),
        low=t.maybe("low") or 0,
        high=t.maybe("high"),
        note_above=t.maybe("note_above"),
        cap=t.maybe("cap"),
        ceiling=t.maybe("ceiling"),
        acv_from=t.maybe("acv_from"),
        acv_to=t.maybe("acv_to"),
        effort=t.maybe("effort"),
    )
    t.done()
    if code == Tier.ONE and (not rule.cap or not rule.ceiling or rule.cap > rule.ceiling):
        raise BadPreset(t.where, 'Tier 1 needs a "cap" and a "ceiling" that is not below it')
    return rule


def _stage(t: _Table) -> StageRule:
    rule = StageRule(t.word("code", Stage), t.text("name"), t.whole("limit_days"), t.text("marketing"), t.text("sales"))
    t.done()
    return rule


def _role(t: _Table) -> RoleRule:
    rule = RoleRule(
        code=t.word("code", Role),
        name=t.text("name"),
        required=t.yes("required"),
        find=t.text("find"),
        concerns=t.text("concerns"),
        message=t.text("message"),
        goals=t.text("goals"),
        objections=t.text("objections"),
        proof=t.text("proof"),
    )
    t.done()
    return rule


def _signal(t: _Table) -> SignalRule:
    rule = SignalRule(
        code=t.text("code"),
        label=t.text("label"),
        one=t.text("one"),
        many=t.text("many"),
        next=t.text("next"),
        cap=t.whole("cap", 1),
        window_days=t.whole("window_days", 1),
        types=t.words("types", ActivityType),
        counts_by=t.word("counts_by", _COUNTED, blank=True),
    )
    t.done()
    return rule


def _band(t: _Table) -> BandRule:
    rule = BandRule(t.text("code"), t.text("name"), t.whole("from"), t.whole("upto"), t.yes("icp_match"))
    t.done()
    return rule


def _review(t: _Table) -> ReviewRule:
    hour = t.text("hour")
    try:
        at = time.fromisoformat(hour)
    except ValueError as error:
        raise BadPreset(t.where, f'"hour" must be like "10:00", not {hour!r}') from error
    rule = ReviewRule(t.whole("weekday", 0, 6), t.whole("every_weeks", 1, 52), at)
    t.done()
    return rule


def _order(t: _Table) -> OrderRule:
    tier, stage = t.table("tier"), t.table("stage")
    weights = {f.name: t.whole(f.name) for f in fields(OrderRule) if f.name not in ("tier", "stage")}
    tier.known("tier", tier.data, Tier)
    stage.known("stage", stage.data, Stage)
    rule = OrderRule(
        **weights,
        tier=tuple((code, tier.whole(code)) for code in tier.data),
        stage=tuple((code, stage.whole(code)) for code in stage.data),
    )
    t.done()
    return rule


def _play(t: _Table) -> PlayFact:
    steps = tuple(_step(n, s) for n, s in enumerate(t.tables("steps"), 1))
    play = PlayFact(
        id=0,
        code=t.text("code"),
        name=t.text("name"),
        tiers=t.words("tiers", Tier),
        stages=t.words("stages", Stage),
        trigger=t.text("trigger"),
        outcome=t.text("outcome"),
        channels=tuple(dict.fromkeys(s.channel for s in steps)),
        duration_days=t.whole("duration_days", 1),
        assets="; ".join(dict.fromkeys(s.asset for s in steps if s.asset)),
        success_signals=t.words("success_signals", ActivityType),
        steps=steps,
    )
    t.done()
    if not play.success_signals:
        raise BadPreset(t.where, f'"{play.name}" has no success signal, and without one it cannot start')
    if not steps or any(a.day > b.day for a, b in pairwise(steps)):
        raise BadPreset(t.where, f'the steps of "{play.name}" must stand in the order of their days')
    if steps[-1].day > play.duration_days:
        raise BadPreset(t.where, f'the last step of "{play.name}" is after its {play.duration_days} days')
    return play


def _step(position: int, t: _Table) -> StepFact:
    step = StepFact(
        position=position,
        day=t.whole("day"),
        team=t.word("team", Team),
        channel=t.word("channel", Channel),
        role=t.word("role", Role, blank=True),
        text=t.text("text"),
        asset=t.text("asset", blank=True),
    )
    t.done()
    return step
