"""The words of the filter: what each field and flag means, where it is read from, and what must be loaded for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Protocol

from abm_tui.models.account_fields import ACCOUNT_FIELDS, AccountFact
from abm_tui.models.derived import Derived, Fit
from abm_tui.models.facts import DealFact, RunFact
from abm_tui.models.field_kinds import AccountField, Kind, by_group
from abm_tui.models.words import Stage, Tier
from abm_tui.text import fold

MISSING_STATUS = "missing"
NO_FIT = Fit()


class FilterRow(Protocol):
    """What a filter reads of one account. Parts that `Filter.needs` does not name may be left empty."""

    @property
    def account(self) -> AccountFact: ...
    @property
    def derived(self) -> Derived | None: ...
    @property
    def fit(self) -> Fit: ...
    @property
    def people_text(self) -> str: ...  # folded names and titles of its people
    @property
    def roles(self) -> Mapping[str, str]: ...  # role code → status of the seat, "not_needed" included
    @property
    def runs(self) -> Sequence[RunFact]: ...
    @property
    def deals(self) -> Sequence[DealFact]: ...
    @property
    def owner_sales(self) -> str: ...  # names, "" = nobody
    @property
    def owner_marketing(self) -> str: ...
    @property
    def next_owner(self) -> str: ...
    @property
    def changed(self) -> Mapping[str, date]: ...  # who → the last day they changed something
    @property
    def haystack(self) -> str: ...  # folded: what bare words are looked for in


@dataclass
class AccountRow:
    """A FilterRow made of plain values; the text that bare words match is folded once, when first asked for."""

    account: AccountFact
    derived: Derived | None = None
    people_text: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    runs: Sequence[RunFact] = ()
    deals: Sequence[DealFact] = ()
    owner_sales: str = ""
    owner_marketing: str = ""
    next_owner: str = ""
    changed: Mapping[str, date] = field(default_factory=dict)

    @property
    def fit(self) -> Fit:
        """How well the company fits; nothing is known where it was not worked out."""
        return self.derived.fit if self.derived else NO_FIT

    @cached_property
    def haystack(self) -> str:
        """What bare words are looked for in, folded."""
        return haystack(self.account, self.people_text)


@dataclass(frozen=True)
class Vocabulary:
    """What this workspace calls its things: for completion, for `did you mean`, and who `mine` is."""

    me: str = ""
    members: tuple[str, ...] = ()
    plays: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


folded = lru_cache(maxsize=8192)(fold)  # owners, stages, plays: few values, compared often


def haystack(account: AccountFact, people_text: str) -> str:
    """What bare words are looked for in: name, domain, industry, notes, tags and people, one a line."""
    parts = (account.name, account.domain, account.industry, account.notes, account.tags)
    return fold("\n".join(parts)) + "\n" + people_text


@lru_cache(maxsize=8192)
def tag_set(tags: str) -> frozenset[str]:
    """The folded tags of an account, which keeps them as one text with semicolons between (people type commas too)."""
    return frozenset(fold(tag.strip().lstrip("#")) for tag in tags.replace(",", ";").split(";") if tag.strip())


def _nothing(_: FilterRow) -> object:
    return None


@dataclass(frozen=True)
class FieldSpec:
    """One field: how its values compare (`kind`), where its value is read from, what must be loaded for it.

    `column` is the account's column behind a field that says what the company is: the ICP's filters may use these.
    """

    kind: str  # text, number, amount, share, day, past_day, or the name of a kind of its own
    help: str
    read: Callable[[FilterRow], object] = _nothing
    needs: str = ""
    column: str = ""


def _derived(name: str) -> Callable[[FilterRow], object]:
    return lambda row: getattr(row.derived, name) if row.derived else None


def _account(name: str) -> Callable[[FilterRow], object]:
    return lambda row: getattr(row.account, name)


# How the values of an account's own fields compare. Flags and answers do not; `owner` asks of both owners at once.
_COMPARED = {
    **dict.fromkeys((Kind.NAME, Kind.DOMAIN, Kind.SHORT, Kind.LINE, Kind.PROSE, Kind.SEVERAL, Kind.BAD_FIT), "text"),
    **dict.fromkeys((Kind.HEADCOUNT, Kind.STRENGTH, Kind.AMOUNT, Kind.REVENUE), "number"),
    Kind.TAGS: "tag",
    Kind.DAY: "day",
    Kind.PAST_DAY: "past_day",
    Kind.STAGE_DAY: "since",
    Kind.TIER: "tier",
    Kind.STAGE: "stage",
}
_OF_THE_WORK = (Kind.TIER, Kind.STAGE, Kind.STAGE_DAY)  # how the work stands, not what the company is


def account_spec(field: AccountField) -> FieldSpec:
    """What an account's own field means in the filter."""
    column = "" if field.kind in _OF_THE_WORK else field.name
    return FieldSpec(_COMPARED[field.kind], field.help, _account(field.name), column=column)


def with_account_fields(derived: Mapping[str, FieldSpec], fields: Iterable[AccountField]) -> dict[str, FieldSpec]:
    """The filter's words: what is derived, in its order, and each of an account's own fields at its place between."""
    words = list(derived.items())
    for one in sorted((one for one in fields if one.filter), key=lambda one: one.place):
        words.insert(one.place, (one.filter, account_spec(one)))
    return dict(words)


_DERIVED: dict[str, FieldSpec] = {
    "owner": FieldSpec(
        "owner", "the sales or marketing owner, or who owns the next step; me and none work", needs="derived"
    ),
    "score": FieldSpec(
        "number", "the engagement score, 0 to 10", lambda r: r.derived and r.derived.score.value, "derived"
    ),
    "coverage": FieldSpec("share", "seats filled: cov<4 counts seats, cov<50% is a share", needs="derived"),
    "engaged": FieldSpec("number", "how many people are engaged", _derived("engaged"), "derived"),
    "blocker": FieldSpec(
        "blocker", "in the way, set-up or programme: blocker:quiet, blocker:touch_overdue, blocker:any", needs="derived"
    ),
    "missing": FieldSpec("missing", "nobody holds this role: champion, CH, economic buyer, or any", needs="roles"),
    "play": FieldSpec("play", "a play of this name is on the account; none = no play", needs="runs"),
    "step": FieldSpec("step", "the play stands at this touch", needs="runs"),
    "due": FieldSpec(
        "day", "when the next step is due: due<fri, due:today, due:none", lambda r: _next(r, "due"), "derived"
    ),
    "next": FieldSpec("text", "the text of the next step; next:none", lambda r: _next(r, "text"), "derived"),
    "deal": FieldSpec("deal", "open deals: deal>50k, deal:none, deal:any, or words of a deal's name", needs="derived"),
    "close": FieldSpec("day", "when the open deal should close: close<dec", _derived("close_date"), "derived"),
    "touched": FieldSpec(
        "past_day",
        "our last touch: touched>14d is longer than 14 days ago, or never",
        _derived("last_by_us"),
        "derived",
    ),
    "changed": FieldSpec("changed", "who changed it, and since when: changed:bo>fri, changed>mon", needs="changes"),
    "person": FieldSpec("text", "somebody's name or title contains this", lambda r: r.people_text, "people"),
    "fit": FieldSpec(
        "number", "how well the company fits, in percent: fit>=70, fit:none", lambda r: r.fit.share, "fit"
    ),
    "icp": FieldSpec("icp", "the company matches the ICP: yes, no, or unknown for too little known", needs="fit"),
    "band": FieldSpec(
        "band", "what score and ICP say to do: nurture, call, sales-ready, demand-gen, research", needs="derived"
    ),
}
SPECS = with_account_fields(_DERIVED, ACCOUNT_FIELDS.values())
ALIASES = {
    "cov": "coverage",
    "days_in_stage": "stage_days",
    "tags": "tag",
    "people": "person",
    "contact": "person",
    "match": "icp",
}
# The name of a company's column is understood too.
_OWN_NAMES = (one for _, fields in by_group(ACCOUNT_FIELDS.values()) for one in fields)
ALIASES |= {one.name: one.filter for one in _OWN_NAMES if one.filter not in ("", one.name) and SPECS[one.filter].column}
FIELDS: dict[str, str] = {name: spec.help for name, spec in SPECS.items()}

FLAGS: dict[str, str] = {
    "mine": "you own it for sales or marketing, or its next step is yours",
    "stuck": "longer in its stage than the stage's limit for its tier",
    "quiet": "a worked account with nothing from them and nothing by us for 14 days",
    "overdue": "an open touch is late",
    "nonext": "a worked account without an open touch, so without a next step",
    "unreviewed": "Tier 1, and the last review decided nothing on it",
    "new": "something new happened since the last review",
    "handoff": "enough points and an ICP match, and sales has not taken over yet",
    "single": "a worked account where exactly one person is engaged",
    "blocked": "something is in the way",
    "activated": "at least two engaged people from at least two departments",
    "toconfirm": "Tier 1, but its set-up is not complete: evidence, both yeses, both owners",
    "watch": "on the watchlist",
    "badfit": "flagged as a bad fit",
    "retier": "Tier 1 that is to be looked at again, or a watchlist account whose trigger or day has come",
}
FLAG_NEEDS = {flag: "derived" for flag in FLAGS if flag not in {"watch", "badfit"}}

STAGES = tuple(stage.value for stage in Stage)


def _next(row: FilterRow, name: str) -> object:
    touch = row.derived.next_touch if row.derived else None
    return getattr(touch, name) if touch else None


def _is_mine(row: FilterRow, me: str) -> bool:
    return bool(me) and me in (folded(row.owner_sales), folded(row.owner_marketing), folded(row.next_owner))


def flag_test(flag: str, vocabulary: Vocabulary) -> Callable[[FilterRow], bool]:
    """The test behind one of FLAGS: most are worked out with the rest of Derived; without it a row passes none."""
    if flag == "mine":
        me = fold(vocabulary.me)
        return lambda row: _is_mine(row, me)
    if flag == "watch":
        return lambda row: row.account.tier == Tier.WATCHLIST.value
    if flag == "badfit":
        return lambda row: bool(row.account.bad_fit)
    return lambda row: row.derived is not None and flag in row.derived.flags


def number_of(value: object) -> float | None:
    """A stored number as a float to compare; None stays None."""
    return float(value) if isinstance(value, (int, float, Decimal)) else None
