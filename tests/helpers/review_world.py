"""A week of two people's work that ends on a Friday with its review still to be held."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import workspaces
from driver import Driver
from team import MEMBERS

from abm_tui.app import AbmApp
from abm_tui.models import tables
from abm_tui.models.words import Decision, Group
from abm_tui.screens.shell.go_keys import top_place
from abm_tui.screens.shell.settings import Settings
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.commands import accounts, committee, deals, finishing, logging, plays, reviews
from abm_tui.store.commands import blockers as written
from abm_tui.store.queries.agenda import board
from abm_tui.store.queries.plays import plan
from abm_tui.store.queries.plays import plays as library
from abm_tui.store.queries.review_page import agenda_lines, offered

FRIDAY = date(2025, 11, 7)
LAST = date(2025, 10, 31)
ON_TRACK = (
    "Dunder Mifflin", "Massive Dynamic", "Pied Piper", "Wonka", "Black Mesa", "Vandelay", "Café Nörd", "Oscorp",
    "日本電気",
)  # fmt: skip
TALKED = ("Initech", "Globex", "Acme GmbH", "Hooli", "Wayne Enterprises")


def day(number: int, month: int = 11) -> date:
    return date(2025, month, number)


class World:
    """The workspace while it is being told; `at` opens it on a day."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ids: dict[str, int] = {}
        self.people: dict[str, int] = {}

    def look(self, store: Store) -> None:
        """Who is in it."""
        self.ids = {row["name"]: row["id"] for row in store.read(lambda r: r.rows(tables.account.select()))}
        self.people = {row["first_name"]: row["id"] for row in store.read(lambda r: r.rows(tables.contact.select()))}

    def at(self, today: date, tell: Callable[[Store], None], who: str = "ana") -> None:
        store = open_workspace(self.path, who, today)
        try:
            tell(store)
        finally:
            store.close()

    def step(self, store: Store, name: str, text: str, due: date, owner: int = 1) -> int:
        return int(store.do(plays.add_touch, self.ids[name], text, due, owner=owner).value)


def build(path: Path) -> World:
    """Nine accounts on track and five to talk about, after one completed review on 31 October."""
    workspaces.copy("a week that ends with its review", path, _tell)
    world = World(path)
    world.at(FRIDAY, world.look)
    return world


def _tell(path: Path) -> None:
    create_workspace(path, MEMBERS, who="ana", today=day(6, 10)).close()
    world = World(path)
    world.at(day(6, 10), lambda store: _found(world, store))
    world.at(day(28, 10), lambda store: _october(world, store))
    world.at(LAST, lambda store: _last_review(world, store))
    world.at(day(3), lambda store: _monday(world, store))
    world.at(day(4), lambda store: _tuesday(world, store))
    world.at(day(6), lambda store: _thursday(world, store))


def _found(world: World, store: Store) -> None:
    for name in (*TALKED, *ON_TRACK):
        world.ids[name] = store.do(
            accounts.add_account, name, tier="1", stage="interest", reason="known from before"
        ).value
        store.do(accounts.set_fields, world.ids[name], {"owner_sales": 1, "owner_marketing": 2})
    people = (
        ("Initech", "Raj", "Patel", "CFO", "Finance", "EB"),
        ("Initech", "Milton", "Waddams", "Ops", "Operations", "EU"),
        ("Initech", "Lawrence", "T.", "Security", "IT", "GK"),
        ("Acme GmbH", "Dana", "Ruiz", "CFO", "Finance", "EB"),
        ("Globex", "Ines", "Marsh", "VP Finance", "Finance", "EB"),
    )
    for account, first, last, title, department, role in people:
        world.people[first] = store.do(
            committee.add_person,
            world.ids[account],
            role=role,
            first_name=first,
            last_name=last,
            title=title,
            department=department,
        ).value
    store.do(deals.add_deal, world.ids["Hooli"], "Pilot", amount=80_000, currency="EUR", close_date=day(28))
    store.do(deals.add_deal, world.ids["Initech"], "Pilot", amount=60_000, currency="EUR", close_date=day(19, 12))
    store.do(written.write_blocker, world.ids["Initech"], "Lawrence (GK) wants no cloud vendor", owner=2)


def _october(world: World, store: Store) -> None:
    world.step(store, "Initech", "Intro via Milton", day(5))
    world.step(store, "Globex", "Call Ines Marsh", day(3))
    world.step(store, "Acme GmbH", "Send security one-pager", day(12))
    world.step(store, "Hooli", "Invite Gavin to dinner", day(12), owner=2)
    for n, name in enumerate(ON_TRACK):
        world.step(store, name, f"Step {n + 1}", day(10 + n % 4), owner=1 + n % 2)
        store.do(logging.log_activity, world.ids[name], "email_sent", day=day(28, 10), subject="Benchmarks")
    store.do(committee.set_person, world.people["Milton"], department="Operations")
    store.do(
        logging.log_activity, world.ids["Initech"], "content_download", day=day(28, 10),
        contact_id=world.people["Milton"],
        subject="TCO guide",
    )  # fmt: skip


def _last_review(world: World, store: Store) -> None:
    found = store.read(board)
    review = store.do(reviews.open_review, LAST, agenda_lines(found)).value
    now = store.read(board)
    for line in now.lines:
        assert line.entry is not None
        if line.account.name == "Wayne Enterprises":
            continue
        touch = offered(line, LAST)
        promise: dict[str, Any] = {}
        if touch is not None:
            promise = {"promise_touch": touch.id, "promise_text": touch.text, "promise_due": touch.due,
                       "promise_owner": touch.owner}  # fmt: skip
        change = "Lead with ROI, not features" if line.account.name == "Initech" else ""
        store.do(reviews.decide, line.entry.id, Decision.KEEP, change=change, **promise)
        store.do(reviews.move_to, line.entry.id, Group.TALK)
    store.do(reviews.finish_review, review, "minutes of October")


def _monday(world: World, store: Store) -> None:
    play = store.read(library)[0]
    plans = store.read(plan, play, [world.ids["Initech"]], day(3))
    run = store.do(
        plays.assign, world.ids["Initech"], play.id, day(3), plans[0].touches, owner_sales=1, owner_marketing=2
    ).value
    touches = [t.id for t in store.read(_of_run, run)]
    store.do(finishing.finish_touch, touches[0])


def _of_run(r: Any, run_id: int) -> Any:
    from abm_tui.store.queries.touches import of_runs

    return of_runs(r, [run_id])


def _tuesday(world: World, store: Store) -> None:
    for minute in range(3):
        store.do(
            logging.log_activity, world.ids["Initech"], "pricing_visit", at=datetime(2025, 11, 4, 9, minute),
            contact_id=world.people["Raj"],
        )  # fmt: skip
    store.do(committee.set_person, world.people["Milton"], phone="+49 30 1234")


def _thursday(world: World, store: Store) -> None:
    touches = [t for t in store.read(_open_of, world.ids["Initech"]) if t.run_id is not None]
    store.do(finishing.finish_touch, touches[0].id)
    for minute in range(2):
        store.do(
            logging.log_activity, world.ids["Initech"], "email_open", at=datetime(2025, 11, 6, 15, minute),
            contact_id=world.people["Raj"], subject="ROI model",
        )  # fmt: skip
    store.do(
        logging.log_activity, world.ids["Acme GmbH"], "reply", day=day(4), contact_id=world.people["Dana"],
        subject="send the contract",
    )  # fmt: skip
    deal = store.read(_first_deal, world.ids["Hooli"])
    store.do(deals.set_deal, deal, close_date=day(12, 12))
    for name in ("Acme GmbH", "Hooli"):
        store.do(logging.log_activity, world.ids[name], "call", day=day(4), outcome="answered")


def _open_of(r: Any, account_id: int) -> Any:
    from abm_tui.store.queries.touches import open_touches

    return open_touches(r, account_id=account_id)


def _first_deal(r: Any, account_id: int) -> int:
    from abm_tui.store.queries.facts import account_facts

    return account_facts(r, ids=[account_id])[account_id].deals[0].id


@asynccontextmanager
async def opened(
    path: Path, size: tuple[int, int] = (80, 24), today: date = FRIDAY, who: str = "ana", place: str = "board"
) -> AsyncIterator[Driver]:
    """The app on the world, at a place."""
    app = AbmApp(lambda: open_workspace(path, who, today, timeout=0.25), Settings(forgiving=False))
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        await driver.settle()
        app.open(top_place(place))
        await driver.settle()
        yield driver
