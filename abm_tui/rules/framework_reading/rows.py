"""The rows of a framework's tables: each read, checked, and made a value of its kind."""

from __future__ import annotations

from dataclasses import fields
from datetime import time
from itertools import pairwise
from typing import TypeVar

from abm_tui.errors import Refused
from abm_tui.models.facts import PlayFact, StepFact
from abm_tui.models.words import ActivityType, Channel, Role, Stage, Team, Tier
from abm_tui.rules.framework.framework import BadPreset
from abm_tui.rules.framework.parts import (
    BandRule,
    BlockingRule,
    CriterionRule,
    FitRule,
    GovernanceRule,
    HealthRule,
    OrderRule,
    ReviewRule,
    RoleRule,
    ScoringRule,
    SignalRule,
    StageRule,
    TierRule,
)
from abm_tui.rules.framework_reading.table import TomlTable
from abm_tui.rules.stages.gates import parsed

FAMILIES = ("firmographic", "technographic", "situational", "behavioural")
_COUNTED = ("", "emails", "items", "people")
Numbers = TypeVar("Numbers", FitRule, BlockingRule, HealthRule)


def tier_rule(code: str, t: TomlTable) -> TierRule:
    """A tier (S002). Raises BadPreset also where cap and ceiling, or the ends of a range, contradict each other."""
    rule = TierRule(
        code=code,
        name=t.text("name"),
        style=t.text("style"),
        cadence=t.text("cadence"),
        belongs=t.text("belongs"),
        stuck_percent=t.whole("stuck_percent", 1, 1_000),
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
    if code == Tier.ONE and (not rule.cap or not rule.ceiling):
        raise BadPreset(t.where, 'Tier 1 needs a "cap" and a "ceiling"')
    if rule.cap and rule.ceiling and rule.cap > rule.ceiling:
        raise BadPreset(
            t.where, f"the cap of {rule.cap} is above the ceiling of {rule.ceiling}: move the ceiling first"
        )
    for low, high, what in ((rule.low, rule.high, "accounts"), (rule.acv_from, rule.acv_to, "deals")):
        if low is not None and high is not None and low > high:
            raise BadPreset(t.where, f"{what} from {low:,} to {high:,}: the lower end is above the upper one")
    return rule


def stage_rule(t: TomlTable) -> StageRule:
    """A stage with its gate (S001). Raises BadPreset also for a condition that no gate knows."""
    rule = StageRule(
        code=t.word("code", Stage),
        name=t.text("name"),
        alias=t.text("alias"),
        limit_days=t.whole("limit_days"),
        gate=_gate(t),
        needs=t.texts("needs"),
        marketing=t.text("marketing"),
        sales=t.text("sales"),
        wrong_metrics=t.texts("wrong_metrics"),
    )
    t.done()
    return rule


def _gate(t: TomlTable) -> tuple[str, ...]:
    conditions = t.texts("gate")
    for condition in conditions:
        try:
            parsed(condition)
        except ValueError as error:
            raise BadPreset(t.where, f'"gate" has {error}') from None
    return conditions


def role_rule(t: TomlTable) -> RoleRule:
    """A role of the buying committee (S000, S001). Raises BadPreset."""
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


def signal_rule(t: TomlTable) -> SignalRule:
    """What gives points, up to how many and for how many days (S001). Raises BadPreset."""
    rule = SignalRule(
        code=t.text("code"),
        label=t.text("label"),
        one=t.text("one"),
        many=t.text("many"),
        next=t.text("next"),
        cap=t.whole("cap"),
        window_days=t.whole("window_days", 1),
        types=t.words("types", ActivityType),
        counts_by=t.word("counts_by", _COUNTED, blank=True),
    )
    t.done()
    return rule


def band_rule(t: TomlTable) -> BandRule:
    """What a number of points means (S001). Raises BadPreset."""
    rule = BandRule(t.text("code"), t.text("name"), t.whole("from"), t.whole("upto"), t.yes("icp_match"))
    t.done()
    return rule


def review_rule(t: TomlTable) -> ReviewRule:
    """When the review is held (S000). Raises BadPreset."""
    hour = t.text("hour")
    try:
        at = time.fromisoformat(hour)
    except ValueError as error:
        raise BadPreset(t.where, f'"hour" must be like "10:00", not {hour!r}') from error
    rule = ReviewRule(t.whole("weekday", 0, 6), t.whole("every_weeks", 1, 52), at)
    t.done()
    return rule


def order_rule(t: TomlTable) -> OrderRule:
    """The weights of the working order (S000). Raises BadPreset."""
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


def play_fact(t: TomlTable) -> PlayFact:
    """A play with its steps (S000, S002). Raises BadPreset also without a success signal and for steps out of order."""
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


def _step(position: int, t: TomlTable) -> StepFact:
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


def scoring_rule(t: TomlTable) -> ScoringRule:
    """A way of counting points (S001). Raises BadPreset."""
    rule = ScoringRule(t.text("name"), t.text("title"), t.whole("icp_points", 0, 1), t.whole("prompt_at", 1, 99))
    t.done()
    return rule


def criterion_rule(t: TomlTable) -> CriterionRule:
    """A criterion of the ICP (S002): either a filter or a question. Raises BadPreset."""
    rule = CriterionRule(
        code=t.text("code"),
        name=t.text("name"),
        family=t.word("family", FAMILIES),
        test=t.text("test", blank=True),
        ask=t.text("ask", blank=True),
        weight=t.whole("weight", 1, 3),
        must=t.yes("must"),
    )
    t.done()
    if bool(rule.test) == bool(rule.ask):
        raise BadPreset(t.where, f'"{rule.name}" needs either a filter ("test") or a question ("ask")')
    if rule.test:
        _check_test(t.where, rule.test)
    return rule


def _check_test(where: str, test: str) -> None:
    from abm_tui.rules.fit.criteria import check_test  # here: a framework without an ICP needs no filter

    try:
        check_test(test)
    except Refused as refused:
        raise BadPreset(where, refused.message) from None


def governance_rule(t: TomlTable) -> GovernanceRule:
    """Something that the two teams agree on (S001). Raises BadPreset."""
    rule = GovernanceRule(t.text("code"), t.text("label"), t.text("asks"), t.text("text", blank=True))
    t.done()
    return rule


def number_rule(kind: type[Numbers], t: TomlTable, high: int = 1_000_000) -> Numbers:
    """A part that is whole numbers only: `kind` names them."""
    rule = kind(**{name: t.whole(name, 0, high) for name in kind.__dataclass_fields__})
    t.done()
    return rule
