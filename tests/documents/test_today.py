"""The page of the day as text, as sentences, as a digest and as JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from abm_tui.documents import today as document
from abm_tui.models.facts import TouchFact
from abm_tui.rules.today.page import DecidedLine, DrawerCounts, DueTouch, HotLine, OthersStep, TodayPage, WaitingLine

WEDNESDAY, FRIDAY = date(2025, 11, 5), date(2025, 11, 7)
BOXES = "─│┌┐└┘├┤▐▌█"


def touch(number: int, days: int, owner: str = "ana") -> DueTouch:
    due = WEDNESDAY + timedelta(days)
    fact = TouchFact(number, 1, "Call Ines Marsh", due, channel="phone")
    return DueTouch(fact, "Globex", due, "Ines Marsh", owner, "New logo entry", "3/5")


PAGE = TodayPage(
    WEDNESDAY,
    FRIDAY,
    "10:00",
    datetime(2025, 11, 4, 17, 40),
    hot=(HotLine("a:1", 1, "Acme", 'Dana replied: "send it"', datetime(2025, 11, 4), "Dana", "reply", "send it"),),
    late=(touch(7, -2),),
    today=(touch(8, 0),),
    next_7_days=(touch(9, 1),),
    waiting=(WaitingLine("question", 1, "Café Nörd", "bo", "is it Tier 1 for sales?", 1),),
    decided=(DecidedLine(1, "Acme", "focus", FRIDAY), DecidedLine(2, "Hooli", "more_effort", FRIDAY)),
    changes=(OthersStep("g", "bo", datetime(2025, 11, 5), "Stage set"),),
    data_age={"hubspot": datetime(2025, 11, 5, 8, 50)},
    drawers=DrawerCounts({"quiet": 1}, {"no_play": 3}, 6),
)


def test_the_text_has_every_section_of_the_page() -> None:
    text = document.today_text(PAGE)
    for words in (
        "review Fri 10:00 · HubSpot as of today 08:50",
        "1 change by bo",
        "HOT 1  since you looked, Tue 17:40",
        'Acme: Dana replied: "send it"  Tue',
        "Globex: Call Ines Marsh  New logo entry 3/5  2d late  ana",
        "NEXT 7 DAYS 1",
        "FOCUS this week  Acme",
        "MORE EFFORT this week  Hooli",
        "Café Nörd: bo asks: is it Tier 1 for sales?",
        "IN THE WAY 1 more: 1 quiet",
        "SET-UP 3 without a play · DATA 6 people without e-mail",
    ):
        assert words in text


def test_sentences_have_no_box_and_no_column() -> None:
    said = document.sentences(PAGE)
    assert not set(BOXES).intersection("".join(said))
    assert all(one.endswith((".", "?")) for one in said)
    assert "1 late, 1 today, 1 in the next 7 days." in said


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 8))
def test_a_digest_has_at_most_twelve_lines(late: int, owners: int, hot: int) -> None:
    touches = tuple(touch(n, -1, f"m{n % (owners + 1)}") for n in range(late))
    page = replace(PAGE, late=touches, today=touches, hot=PAGE.hot * hot)
    assert 1 <= len(document.digest(page).splitlines()) <= 12


def test_a_day_without_anything_late_says_what_the_week_holds() -> None:
    calm = replace(PAGE, late=(), today=(), next_7_days=tuple(touch(n, 1) for n in range(3)))
    assert document.nothing_late(calm) == "Nothing late. 3 things this week: ↓"
    assert document.nothing_late(replace(calm, next_7_days=())) == "Nothing late, nothing due this week."
    assert document.nothing_late(PAGE) == ""
    empty = replace(calm, next_7_days=(), drawers=DrawerCounts(targets=0))
    assert document.nothing_late(empty).startswith("No accounts in a tier yet. g t")


def test_old_data_says_what_is_paused() -> None:
    old = replace(PAGE, stale=("HubSpot is 9 days old",))
    assert document.data_age_text(old, WEDNESDAY) == "HubSpot is 9 days old: quiet and score drops paused"


def test_the_review_is_named_by_its_day() -> None:
    assert document.review_text(replace(PAGE, review_day=WEDNESDAY)) == "review today 10:00"
    assert document.review_text(replace(PAGE, review_day=date(2025, 11, 14))) == "review Fri 14 Nov"


def test_the_keys_of_the_json_are_fixed() -> None:
    data = document.today_json(PAGE)
    assert list(data) == [
        "day", "review_day", "data_age", "hot", "late", "today", "next_7_days", "waiting", "decided", "in_the_way",
        "set_up", "changes_by_others",
    ]  # fmt: skip
    assert data["late"] == [
        {
            "id": 7,
            "account": "Globex",
            "text": "Call Ines Marsh",
            "channel": "phone",
            "who": "Ines Marsh",
            "due": date(2025, 11, 3),
            "days_late": 2,
            "owner": "ana",
            "play": "New logo entry",
            "step": "3/5",
        }
    ]
    assert data["hot"] == [
        {"account": "Acme", "who": "Dana", "what": "reply", "words": "send it", "at": datetime(2025, 11, 4)}
    ]
    assert list(data["waiting"][0]) == ["kind", "account", "from", "text", "id"]
    assert list(data["decided"][0]) == ["account", "what", "until"]
    assert (data["in_the_way"], data["set_up"], data["changes_by_others"]) == ({"quiet": 1}, {"no_play": 3}, 1)
