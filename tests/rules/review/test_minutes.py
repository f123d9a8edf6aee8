"""S000: a review records what was tried, what happened, what will change, and what comes next."""

from __future__ import annotations

from datetime import date

from abm_tui.rules.review.minutes import Minute, Minutes, markdown, plain_lines, plain_text, tally

FRIDAY = date(2025, 11, 7)
FULL = Minute(
    1,
    "Initech",
    decision="keep",
    tried='e-mail "ROI model"',
    happened="Raj opened it 2×",
    change="security one-pager for Bill",
    promise="Call Bill",
    promise_due=date(2025, 11, 10),
    promise_owner="bo",
    score=6,
    score_before=4,
)


def told(*entries: Minute) -> Minutes:
    return Minutes(FRIDAY, entries=entries, members=("ana", "bo"), promises=(13, 4, 2))


def test_an_account_says_tried_happened_change_next_decision_and_how_the_score_moved() -> None:
    text = markdown(told(FULL))
    assert "## Initech\n\nKeep · score 4 → 6\n" in text
    assert '- Tried: e-mail "ROI model"\n- Happened: Raj opened it 2×\n' in text
    assert "- Will change: security one-pager for Bill\n- Next: Call Bill · bo · Mon 10 Nov\n" in text


def test_skipped_accounts_and_holes_are_named_at_the_top() -> None:
    minutes = told(FULL, Minute(2, "Wayne", decision="more_effort"), Minute(3, "Globex"))
    assert minutes.open_ends == "no next step: Wayne · not decided: Globex"
    assert "ana, bo · 3 accounts · promises 13 kept, 4 missed, 2 not due" in plain_text(minutes)


def test_a_paused_account_needs_no_next_step() -> None:
    paused = Minute(4, "Cyberdyne", decision="pause", until=date(2025, 12, 1))
    assert not paused.without_step
    assert paused.said == "pause until Mon 1 Dec"


def test_out_says_its_reason() -> None:
    assert Minute(5, "Acme", decision="out", reason="no budget").said == "out: no budget"


def test_what_people_wrote_is_text_in_markdown() -> None:
    text = markdown(told(Minute(6, "<b>*Acme*</b>", change="[link](http://x)\n# heading")))
    assert "<b>" not in text
    assert "[link](" not in text
    assert "\n# heading" not in text


def test_prose_of_several_lines_takes_one_line() -> None:
    lines = plain_lines(told(Minute(7, "Acme", decision="keep", change="first\nsecond")))
    assert "  change    first second" in lines


def test_promises_are_counted_by_what_became_of_them() -> None:
    assert tally(["kept", "missed", "kept", "not_due"]) == (2, 1, 1)
