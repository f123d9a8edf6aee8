"""What we do: plays, runs, touches, written blockers, reviews, and the shared lists."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from abm_tui.models.base import NEVER_REUSE, Day, Table, a_day, key, line, link, moment, one_of, prose, short, word
from abm_tui.models.types import DocumentText, ShortText
from abm_tui.models.words import Channel, Decision, Group, ReviewStatus, RunStatus, Team, TouchStatus


class Play(Table, table=True):
    """A repeatable sequence of touches towards one outcome (S000, S002). Lists are joined by ;"""

    id: int | None = key()
    code: str = Field(default="", sa_type=ShortText)
    name: str = Field(sa_type=ShortText)
    tiers: str = short()
    stages: str = short()
    trigger: str = line()
    outcome: str = line()
    channels: str = line()
    duration_days: int = 14
    assets: str = line()
    success_signals: str = line()  # activity types; a play without one cannot start
    archived_on: Day = a_day()


class Step(Table, table=True):
    """One touch of a play as written: when, by which team, through which channel, to which role."""

    __table_args__ = (one_of("team", Team), one_of("channel", Channel), NEVER_REUSE)
    id: int | None = key()
    play_id: int = Field(foreign_key="play.id", index=True)
    position: int = 1
    day: int = 0  # days after the start
    team: str = Field(default=Team.SALES, sa_type=ShortText)
    channel: str | None = word()
    role: str = short()
    text: str = line()
    asset: str = line()


class Run(Table, table=True):
    """A play on an account."""

    __table_args__ = (one_of("status", RunStatus), NEVER_REUSE)
    id: int | None = key()
    account_id: int = Field(foreign_key="account.id", index=True)
    play_id: int = Field(foreign_key="play.id", index=True)
    started_on: Day = a_day()
    status: str = Field(default=RunStatus.RUNNING, sa_type=ShortText)
    ended_on: Day = a_day()
    owner_sales: int | None = link("member.id")
    owner_marketing: int | None = link("member.id")
    reason: str = line()


class Touch(Table, table=True):
    """One step of a run, or ad-hoc (then it is a next step). Always with an owner and a due date."""

    __table_args__ = (
        one_of("status", TouchStatus),
        Index("ix_touch_account", "account_id", "status"),
        Index("ix_touch_due", "status", "due"),
        NEVER_REUSE,
    )
    id: int | None = key()
    account_id: int = Field(foreign_key="account.id")
    run_id: int | None = link("run.id", index=True)
    position: int = 0  # its number in the run; 0 = ad-hoc
    text: str = line()
    due: Day = a_day()
    owner: int | None = link("member.id")
    channel: str = short()
    role: str = short()
    contact_id: int | None = link("contact.id", index=True)
    asset: str = line()
    topic: str = short()
    status: str = Field(default=TouchStatus.OPEN, sa_type=ShortText)
    done_on: Day = a_day()
    outcome: str = short()
    created_on: Day = a_day()
    created_by: int | None = link("member.id")


class Blocker(Table, table=True):
    """A problem somebody wrote down. Blockers by rule are derived; this row only holds what people wrote or put off."""

    id: int | None = key()
    account_id: int = Field(foreign_key="account.id", index=True)
    code: str = Field(default="written", sa_type=ShortText)
    text: str = line()
    owner: int | None = link("member.id")
    created_on: Day = a_day()
    snoozed_until: Day = a_day()
    resolved_on: Day = a_day()
    resolved_by: int | None = link("member.id")


class Review(Table, table=True):
    """One meeting. At most one is open in a workspace."""

    __table_args__ = (one_of("status", ReviewStatus), NEVER_REUSE)
    id: int | None = key()
    held_on: Day = a_day()
    status: str = Field(default=ReviewStatus.OPEN, sa_type=ShortText)
    since_day: Day = a_day()  # the meeting day of the last completed review
    since_change: int = 0  # the last journal id that review had seen
    opened_by: int | None = link("member.id")
    completed_on: Day = a_day()
    upto_change: int = 0  # the last journal id when it was finished
    at_account: int | None = link("account.id")  # where the talk stands: a dropped connection resumes here
    learnt: str = prose()
    minutes: str = Field(default="", sa_type=DocumentText)


class Entry(Table, table=True):
    """What a review said about one account."""

    __table_args__ = (one_of("decision", Decision), one_of("group", Group), NEVER_REUSE)
    id: int | None = key()
    review_id: int = Field(foreign_key="review.id", index=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    group: str | None = word()
    why: str = line()
    decision: str | None = word()
    tried: str = prose()
    happened: str = prose()
    change: str = prose()
    promise_touch: int | None = link("touch.id")  # the next step that was promised
    promise_text: str = line()
    promise_due: Day = a_day()
    promise_owner: int | None = link("member.id")
    score: int | None = None
    until: Day = a_day()  # of a pause
    reason: str = line()
    focus: bool = False
    decided_by: int | None = link("member.id")
    decided_on: Day = a_day()


class SavedList(Table, table=True):
    """A filter with its order and columns under a name; shared."""

    id: int | None = key()
    name: str = Field(sa_type=ShortText)
    scope: str = Field(default="targets", sa_type=ShortText)  # targets, pool or all
    filter: str = line()
    order: str = short()
    columns: str = line()
    position: int = 0


class Source(Table, table=True):
    """One import: how old the data of a vendor is, and what the file was."""

    id: int | None = key()
    vendor: str = short()
    kind: str = short()
    file: str = short()
    at: datetime = moment()
    rows: int = 0
    mapping: str = Field(default="", sa_type=DocumentText)


class Record(Table, table=True):
    """A vendor's own key of one of our rows, and what its last file said of it."""

    __table_args__ = (Index("ix_record_key", "vendor", "kind", "key"), NEVER_REUSE)
    id: int | None = key()
    vendor: str = short()
    kind: str = short()  # accounts, contacts, activities, opportunities
    key: str = short()
    entity_id: int = 0
    seen: str = Field(default="", sa_type=DocumentText)


class Change(Table, table=True):
    """The journal: every edit, in order of `id` (never of `at`: clocks step back). Nothing deletes rows of it."""

    __table_args__ = (
        one_of("op", ("set", "add", "del", "step")),  # step: an undo that found nothing left to take back
        Index("ix_change_cell", "entity", "entity_id", "id"),
        Index("ix_change_who", "who", "id"),
        Index("ix_change_account", "account_id", "id"),
        Index("ix_change_group", "group", "id"),
        NEVER_REUSE,
    )
    id: int | None = key()
    group: str = Field(sa_type=ShortText)  # one user action = one group = one undo step
    at: str = Field(sa_type=ShortText)  # UTC, ISO, milliseconds
    on: Day = a_day()  # the day it was for the person (the clock may be pinned)
    who: str = short()
    op: str = Field(sa_type=ShortText)
    entity: str = Field(sa_type=ShortText)
    entity_id: int = 0
    account_id: int | None = None  # whose history it belongs to, when it has one
    field: str = short()
    old: str | None = Field(default=None, sa_type=DocumentText)  # JSON
    new: str | None = Field(default=None, sa_type=DocumentText)  # JSON
    undoes: str = short()
    redo: bool = False  # does again what an undo had taken back
    label: str = line()  # the sentence the screen said


class Draft(Table, table=True):
    """Text being typed, kept every 2 s: outside the journal."""

    __table_args__ = (Index("ix_draft_who", "who", "name", unique=True), NEVER_REUSE)
    id: int | None = key()
    who: str = short()
    name: str = short()
    text: str = Field(default="", sa_type=DocumentText)
    at: str = short()


class Presence(Table, table=True):
    """Where each person is: written on a change of place, heartbeat 60 s. Outside the journal."""

    id: int | None = key()
    who: str = Field(sa_type=ShortText, unique=True)
    place: str = short()
    account_id: int | None = None
    field: str = short()
    at: datetime = moment()


class ViewState(Table, table=True):
    """Cursor, filter and order of each person and place. Outside the journal."""

    __tablename__ = "view_state"
    __table_args__ = (Index("ix_view_who", "who", "name", unique=True), NEVER_REUSE)
    id: int | None = key()
    who: str = short()
    name: str = short()
    value: str = Field(default="", sa_type=DocumentText)


class Meta(Table, table=True):
    """What the workspace keeps and nobody edits: its epoch, its demo day. Outside the journal."""

    key: str = Field(sa_type=ShortText, primary_key=True)
    value: str = Field(default="", sa_type=DocumentText)
