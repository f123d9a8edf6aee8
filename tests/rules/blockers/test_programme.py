"""What is true for so many accounts that one line says it for all (S000)."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.rules.blockers.programme import programme
from abm_tui.rules.derive import derive


def test_what_is_in_the_way_never_folds_however_many_share_it_s000(make):
    quiet = derive(make.facts(account=make.ready(stage="expansion"), touches=[make.touch()]), make.today, make.fw)
    assert [line.code for line in quiet.raised if line.drawer == "way"] == ["quiet"]
    found = programme([(replace(make.ready(), id=n), quiet) for n in range(1, 11)], make.fw)
    assert "quiet" not in {one.code for one in found.lines}


def test_what_the_set_up_of_many_lacks_is_said_once_from_so_many_accounts_on_s000(make):
    bare = derive(make.facts(account=make.ready(why_now="")), make.today, make.fw)
    rows = [(replace(make.ready(), id=n), bare) for n in range(1, 11)]
    (line,) = [one for one in programme(rows, make.fw).lines if one.code == "plan_missing"]
    assert (line.text, line.accounts) == ("10 accounts have no whole plan", tuple(range(1, 11)))
    assert programme(rows[:9], make.fw).lines == ()


def test_old_signals_pause_what_silence_would_say_s000(make):
    (line,) = programme([], make.fw, stale=("HubSpot is 9 days old",)).lines
    assert (line.code, line.drawer) == ("data_old", "programme")
    assert line.text == "HubSpot is 9 days old: quiet and score drops are paused"


def test_an_account_without_a_tier_is_not_counted_s000(make):
    quiet = derive(make.facts(account=make.ready(stage="expansion"), touches=[make.touch()]), make.today, make.fw)
    rows = [(replace(make.ready(), id=n, tier=None), quiet) for n in range(1, 11)]
    assert (programme(rows, make.fw).targets, programme(rows, make.fw).lines) == (0, ())
