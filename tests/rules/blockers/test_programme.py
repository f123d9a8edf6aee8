"""What is true for so many accounts that one line says it for all (S000)."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.rules.blockers.programme import programme, without_programme
from abm_tui.rules.derive import derive


def test_what_folds_leaves_the_account_and_its_flag_s000(make):
    quiet = derive(make.facts(account=make.ready(stage="expansion"), touches=[make.touch()]), make.today, make.fw)
    assert [line.code for line in quiet.raised if line.drawer == "way"] == ["quiet"]
    rows = [(replace(make.ready(), id=n), quiet) for n in range(1, 11)]
    found = programme(rows, make.fw)
    assert found.folded == {"quiet"}
    (line,) = [one for one in found.lines if one.code == "quiet"]
    assert (line.text, line.accounts) == ("10 accounts are quiet", tuple(range(1, 11)))
    folded = without_programme(quiet, found.folded)
    assert "blocked" in quiet.flags
    assert "blocked" not in folded.flags
    assert "quiet" in folded.flags, "the flag says what is true, the line says what to do now"
    assert [one.code for one in folded.programme] == ["quiet"]
    assert programme([(a, folded) for a, _ in rows], make.fw).lines == found.lines
    assert programme(rows[:9], make.fw).folded == frozenset()


def test_old_signals_pause_what_silence_would_say_s000(make):
    (line,) = programme([], make.fw, stale=("HubSpot is 9 days old",)).lines
    assert (line.code, line.drawer) == ("data_old", "programme")
    assert line.text == "HubSpot is 9 days old: quiet and score drops are paused"


def test_an_account_without_a_tier_is_not_counted_s000(make):
    quiet = derive(make.facts(account=make.ready(stage="expansion"), touches=[make.touch()]), make.today, make.fw)
    rows = [(replace(make.ready(), id=n, tier=None), quiet) for n in range(1, 11)]
    assert (programme(rows, make.fw).targets, programme(rows, make.fw).lines) == (0, ())
