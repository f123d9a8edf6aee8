"""ICP fit: what a criterion may ask, yes, no and unknown, the 60 % rule, musts, and answers given by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from abm_tui.errors import Refused
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import CriterionAnswer, Fit
from abm_tui.rules.derive import derive
from abm_tui.rules.fit.fit import answers, fit, judge, match_text, needs, with_answer
from abm_tui.rules.framework.parts import CriterionRule
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.framework_reading.tailoring import tailored

TODAY = date(2025, 11, 7)
RULE = preset_framework().fit


def criterion(code, test="", ask="", weight=1, must=False, family="firmographic"):
    return CriterionRule(code, code.capitalize(), family, test, ask, weight, must)


SIZE = criterion("size", "employees>=500", weight=3)
INDUSTRY = criterion("industry", "industry:bank,insurance", weight=2, must=True)
TECH = criterion("tech", "tech:sap,oracle", weight=2, family="technographic")
LEADER = criterion("leader", ask="Is there a new executive?", weight=2, family="situational")
COMMITTEE = criterion("committee", ask="Does a committee decide?", weight=1, family="behavioural")
ICP = (SIZE, INDUSTRY, TECH, LEADER, COMMITTEE)


def framework(*icp):
    return replace(preset_framework(), icp=icp)


def fit_of(*icp, **columns):
    return fit(AccountFact(1, "Initech", **columns), framework(*icp), TODAY)


def test_a_framework_with_a_criterion_that_is_none_is_refused_with_its_sentence():
    cells = {"name": "Size", "family": "firmographic", "test": "score>=6", "ask": "", "weight": 2, "must": False}
    with pytest.raises(Refused, match="icp size: score says how the work stands.* Nothing was changed"):
        tailored((f"icp.size.{cell}", json.dumps(value)) for cell, value in cells.items())
    kept = tailored((f"icp.size.{cell}", json.dumps(value)) for cell, value in (cells | {"test": "acv>=50k"}).items())
    assert fit(AccountFact(1, "A", acv=Decimal(60_000)), kept, TODAY).share == 100


# fit and match


def test_fit_is_the_weight_met_of_the_weight_known_in_whole_percent_s002():
    found = fit_of(*ICP, employees=900, industry="steel", criteria="leader=yes")
    assert (found.share, found.known) == (71, 70)  # 5 of 7, 7 of 10: never rounded up
    assert [c.answer for c in found.criteria] == [True, False, None, True, None]


def test_without_an_icp_nothing_is_said_of_fit():
    assert fit_of(employees=900) == Fit()
    assert match_text(Fit(), RULE) == "There is no ICP yet: criteria are set in the framework."


def test_where_nothing_is_known_there_is_no_share_and_no_match():
    found = fit_of(*ICP)
    assert (found.share, found.known, found.match) == (None, 0, None)


def test_one_known_criterion_is_not_an_icp_match_s002():
    heavy = replace(SIZE, weight=3, must=True)
    found = fit_of(heavy, replace(TECH, weight=1), LEADER, employees=900)
    assert (found.share, found.match) == (100, None)
    almost_all = fit_of(heavy, replace(TECH, weight=1), employees=900)
    assert (almost_all.share, almost_all.known, almost_all.match) == (100, 75, None)
    assert match_text(almost_all, RULE) == "Unknown: one known criterion is not a match. Research Tech."
    assert fit_of(heavy, employees=900).match is None
    assert fit_of(replace(SIZE, must=False), employees=3).match is None


def answered(*answers):
    """(answer, weight, must) each, as the criteria of a company."""
    return tuple(CriterionAnswer(str(n), str(n), w, m, a) for n, (a, w, m) in enumerate(answers))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # 6 of 10 known is enough, 5 is not
        (answered((True, 3, False), (True, 3, False), (None, 4, False)), (100, 60, True)),
        (answered((True, 3, False), (True, 2, False), (None, 5, False)), (100, 50, None)),
        (answered((False, 3, False), (False, 2, False), (None, 5, False)), (0, 50, None)),
        # 7 of 10 met is enough, 69 % is not
        (answered((True, 7, False), (False, 3, False)), (70, 100, True)),
        (answered((True, 69, False), (False, 31, False)), (69, 100, False)),
        (answered((True, 699, False), (False, 301, False)), (69, 100, False)),
        # a must
        (answered((True, 9, False), (True, 1, True)), (100, 100, True)),
        (answered((True, 9, False), (False, 1, True)), (90, 100, False)),
        (answered((None, 9, False), (False, 1, True)), (0, 10, False)),
        (answered((True, 3, False), (True, 3, False), (None, 1, True)), (100, 85, None)),
        (answered((False, 3, False), (True, 3, False), (None, 1, True)), (50, 85, None)),
    ],
)
def test_a_match_needs_70_percent_of_at_least_60_known_and_every_must_s002(found, expected):
    assert judge(found, RULE) == expected


ANSWERS = st.lists(
    st.tuples(st.sampled_from([True, False, None]), st.integers(1, 3), st.booleans()), min_size=1, max_size=9
)


@given(ANSWERS)
def test_shares_stay_between_0_and_100_and_a_match_is_what_it_says_s002(rows):
    share, known, match = judge(answered(*rows), RULE)
    assert (share is None) == all(answer is None for answer, _, _ in rows)
    assert share is None or 0 <= share <= 100
    assert 0 <= known <= 100
    musts = {answer for answer, _, must in rows if must}
    if match:
        assert share >= 70
        assert known >= 60
        assert musts <= {True}
        assert sum(answer is not None for answer, _, _ in rows) >= 2
    if match is False and False not in musts:
        assert share < 70
        assert known >= 60
        assert None not in musts
    if False in musts:
        assert match is False


@given(ANSWERS, st.randoms())
def test_the_order_of_the_criteria_decides_nothing_s002(rows, random):
    other = random.sample(rows, len(rows))
    assert judge(answered(*rows), RULE) == judge(answered(*other), RULE)


@given(ANSWERS, st.data())
def test_a_better_answer_never_makes_a_match_worse_s002(rows, data):
    turned = data.draw(st.sampled_from(range(len(rows))))
    assume(rows[turned][0] is False)
    better = [(True, w, m) if n == turned else (a, w, m) for n, (a, w, m) in enumerate(rows)]
    order = {False: 0, None: 1, True: 2}
    before, after = judge(answered(*rows), RULE), judge(answered(*better), RULE)
    assert after[0] >= before[0]
    assert order[after[2]] >= order[before[2]]


# why


@pytest.mark.parametrize(
    ("columns", "because"),
    [
        ({"employees": 1200}, ["employees 1,200", "industry is empty", "tech stack is empty"]),
        (
            {"industry": "steel", "tech_stack": "SAP, AWS"},
            ["employees is empty", "industry steel", "tech stack SAP, AWS"],
        ),
    ],
)
def test_every_criterion_says_why_s002(columns, because):
    assert [c.because for c in fit_of(*ICP, **columns).criteria][:3] == because


def test_a_question_says_what_was_answered_or_what_is_asked():
    found = fit_of(LEADER, COMMITTEE, TECH, criteria="leader=yes;committee=no")
    assert [c.because for c in found.criteria][:2] == ["answered yes", "answered no"]
    assert fit_of(LEADER).criteria[0].because == "not answered: Is there a new executive?"


def test_a_no_names_the_field_that_fails_and_unknown_the_empty_ones():
    both = criterion("both", "industry:bank employees>=500 revenue>=10m")
    assert fit_of(both, industry="steel", employees=900).criteria[0].because == "industry steel"
    assert fit_of(both, industry="bank").criteria[0].because == "employees and revenue are empty"
    whole = fit_of(both, industry="bank", employees=900, annual_revenue=Decimal(12_000_000)).criteria[0]
    assert whole.because == "industry bank · employees 900 · revenue 12M"
    assert fit_of(criterion("soon", "timeframe<90d"), timeframe=date(2026, 1, 15)).criteria[0].because == (
        "timeframe 15 Jan"
    )


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"industry": "steel"}, "No ICP match: Industry is a must."),
        ({"employees": 900}, "Unknown: a must is open. Research Industry, Tech, Leader, Committee."),
        ({"industry": "bank"}, "Unknown: 20 % is known, 60 % are needed. Research Size, Tech, Leader, Committee."),
        (
            {"industry": "bank", "employees": 9, "tech_stack": "Helios"},
            "No ICP match: 28 % of what is known is met, 70 % are needed.",
        ),
        (
            {"industry": "bank", "employees": 900, "tech_stack": "SAP"},
            "Matches the ICP: 100 % of what is known is met, 70 % is known.",
        ),
    ],
)
def test_the_match_says_what_decides_it_or_what_to_research_s002_s004(columns, sentence):
    assert match_text(fit_of(*ICP, **columns), RULE) == sentence


def test_a_criterion_leads_to_the_field_it_lacks():
    both = criterion("both", "industry:bank employees>=500")
    assert needs(both, AccountFact(1, "A", industry="bank"), TODAY) == "employees"
    assert needs(both, AccountFact(1, "A", industry="steel", employees=9), TODAY) == "industry"
    assert needs(LEADER, AccountFact(1, "A"), TODAY) == ""


# answers given by hand


def test_answers_are_kept_by_their_codes():
    assert answers("leader=yes; committee=NO ;other=maybe;;=yes") == {"leader": True, "committee": False, "": True}
    assert answers("") == {}


CODES = st.sampled_from(["leader", "committee", "timeline"])


@given(st.lists(st.tuples(CODES, st.sampled_from([True, False, None])), max_size=8))
def test_the_last_answer_to_a_question_is_the_one_that_is_kept(given_answers):
    text, expected = "", {}
    for code, answer in given_answers:
        text = with_answer(text, code, answer)
        expected = {k: v for k, v in {**expected, code: answer}.items() if v is not None}
    assert answers(text) == expected


# with everything else that is derived


def test_an_account_and_a_framework_give_the_same_fit_whoever_asked_before_s002(make):
    """Answers are remembered by value: another ICP, another day and another company never see them."""
    soon = criterion("soon", "timeframe<90d")
    company = make.account(employees=900, timeframe=date(2026, 2, 1))
    one, other = framework(SIZE, soon), framework(replace(SIZE, test="employees<500"), soon)
    assert [c.answer for c in fit(company, one, TODAY).criteria] == [True, True]
    assert [c.answer for c in fit(company, other, TODAY).criteria] == [False, True]
    assert [c.answer for c in fit(company, one, date(2025, 10, 1)).criteria] == [True, False]
    assert [c.answer for c in fit(replace(company, employees=3), one, TODAY).criteria] == [False, True]
    assert [c.answer for c in fit(company, one, TODAY).criteria] == [True, True]


def test_the_fit_of_an_account_is_derived_with_the_rest(make):
    account = make.account(industry="bank", employees=900, tech_stack="SAP")
    found = derive(make.facts(account=account), TODAY, framework(*ICP))
    assert (found.fit.share, found.fit.known, found.fit.match) == (100, 70, True)
    assert derive(make.facts(account=account), TODAY, make.fw).fit == Fit()
