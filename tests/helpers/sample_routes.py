"""A sample of every route, on a small workspace that has one record of each kind, and words its screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from abm_tui.exchange.imports.import_draft import ImportDraft, read_file, read_paste
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.exchange.rows.duplicates import suggestions
from abm_tui.screens.shell import routes
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals, logging, plays, reviews
from abm_tui.store.queries.agenda import board
from abm_tui.store.queries.card import ReviewOfAccount
from abm_tui.store.queries.review_page import agenda_lines

PEOPLE = "First Name,Last Name,Email,Company,Phone\nCy,Moss,cy@hooli.example,Hooli,12345\n"
ACCOUNTS = "Company name,City,Tier\nHooli,Ulm,Platinum\n"


@dataclass(frozen=True)
class Sample:
    """A route, and words that are on the screen it opens, at 80 × 24."""

    route: routes.Route
    words: str


def sample_routes(store: Store) -> list[Sample]:
    """Every route at least once. Writes what they are opened on: two accounts of nearly one name, and of the first a
    person, a deal, an activity and a touch; and a review that is open."""
    acme = store.do(accounts.add_account, "Acme", tier="1", domain="acme.example").value
    store.do(accounts.add_account, "Acme Inc", tier="3")
    dana = store.do(committee.add_person, acme, role="EB", first_name="Dana", last_name="Reed").value
    deal = store.do(deals.add_deal, acme, "Renewal").value
    activity = store.do(logging.log_activity, acme, "pricing_visit", day=store.today, subject="Looked twice").value
    touch = store.do(plays.add_touch, acme, "Call Dana", store.today, contact_id=dana).value
    store.do(reviews.open_review, store.today, agenda_lines(store.read(board)))
    review = ReviewOfAccount(store.today, "keep", "A letter", "No answer", "Call instead", "A call", None, "")
    pair = suggestions(store)[0]
    file = read_file(store, Input("hooli.csv", text=ACCOUNTS), Options("accounts"))
    draft = ImportDraft(store, [file])
    draft.words[0] = file.check(store)

    def ended(*_: object) -> None:
        """Nothing is imported here."""

    return [
        Sample(routes.DayPage(), "review Fri 10:00"),
        Sample(routes.Targets(), "Acme"),
        Sample(routes.Committees(), "Acme"),
        Sample(routes.Plays(), "ON IT 0"),
        Sample(routes.ReviewBoard(), "Acme"),
        Sample(routes.FrameworkPages(), "FRAMEWORK"),
        Sample(routes.Imports(), "Bring in a file"),
        Sample(routes.Card(acme), "Dana Reed"),
        Sample(routes.ScorePage(acme), "POINTS 1  pricing page"),
        Sample(routes.StagePage(acme), "GATE to Interest"),
        Sample(routes.HandoffPage(acme), "ACME › HAND-OFF"),
        Sample(routes.ChangesPage(acme), "ACME › CHANGES"),
        Sample(routes.WorkingOrder(acme), "ACME › WORKING ORDER"),
        Sample(routes.BlockersPage(acme), "marketing has not agreed"),
        Sample(routes.DisputePage(acme), "ACME › DISPUTE"),
        Sample(routes.FactsPage(acme), "Acme"),
        Sample(routes.LastReview("Acme", review), "Call instead"),
        Sample(routes.PersonPage(dana), "Reed"),
        Sample(routes.DealPage(deal), "Renewal"),
        Sample(routes.ActivityPage(activity), "Looked twice"),
        Sample(routes.TouchSheet(touch), "Call Dana"),
        Sample(routes.Retier(), "RE-TIER · next due 4 Feb"),
        Sample(routes.Versions(), "As it began"),
        Sample(routes.Talk(acme), "TALK › Learnt"),
        Sample(routes.Learnt(), "a writes what was learnt"),
        Sample(routes.Duplicates(), "Acme Inc"),
        Sample(routes.Merge(pair), "Acme Inc"),
        Sample(routes.Unlinked("contacts"), "account"),
        Sample(routes.Pasted(read_paste(store, PEOPLE), ended), "Moss"),
        Sample(routes.FileColumns(draft, ended), "City"),
        Sample(routes.FileWords(draft, ended), "Platinum"),
        Sample(routes.ImportPreview(draft, ended), "hooli.csv"),
        Sample(routes.PlainText([["One line of it"]]), "One line of it"),
        Sample(routes.Help(), "Type to search"),
    ]


def route_classes() -> set[type[routes.Route]]:
    """The routes that open something: those that are not the base of others."""
    found = [c for c in vars(routes).values() if isinstance(c, type) and issubclass(c, routes.Route)]
    return {c for c in found if not c.__subclasses__()}
