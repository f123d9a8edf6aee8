"""A criterion of the ICP asked of a company: yes, no, or unknown (S002)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.errors import Refused
from abm_tui.models.account_fields import AccountFact
from abm_tui.rules.fit.criteria import COMPANY_FIELDS, company_test
from abm_tui.rules.fit.fit import check_test

TODAY = date(2025, 11, 7)


def answer_of(test, **columns):
    return company_test(test, TODAY)(AccountFact(1, "Initech", **columns)).answer


@pytest.mark.parametrize(
    ("test", "columns", "expected"),
    [
        ("employees>=500", {"employees": 500}, True),
        ("employees>=500", {"employees": 499}, False),
        ("employees>=500", {}, None),
        ("employees>=500", {"employees": 0}, False),
        ("employees>=500 employees<=5000", {"employees": 6000}, False),
        ("revenue>=100m", {"annual_revenue": Decimal("1.2e8")}, True),
        ("industry:bank,insurance", {"industry": "Banking"}, True),
        ("industry:bank,insurance", {"industry": "steel"}, False),
        ("industry:bank,insurance", {}, None),
        ("-industry:gambling", {"industry": "steel"}, True),
        ("-industry:gambling", {"industry": "Gambling"}, False),
        ("-industry:gambling", {}, None),
        ("country!=US", {"country": "us"}, False),
        ("country!=US", {}, None),
        ("tech:none", {}, True),
        ("tech:none", {"tech_stack": "SAP"}, False),
        ("-tech:none", {}, False),
        ("tech:sap,none", {"tech_stack": "Oracle"}, False),
        ("tech:sap,none", {}, True),
        ("#regulated", {"tags": "claims;Regulated"}, True),
        ("#regulated", {"tags": "claims"}, False),
        ("#regulated", {}, None),
        ("tag:reg", {"tags": "regulated"}, True),
        ("timeframe<90d", {"timeframe": date(2026, 1, 15)}, True),
        ("timeframe<90d", {"timeframe": date(2026, 6, 1)}, False),
        ("timeframe<90d", {}, None),
        ("timeframe:any", {}, False),
        ("industry:any", {}, None),
        ("relationship>=2", {"relationship": 0}, False),
        ('industry:"health care"', {"industry": "Health care"}, True),
        # AND: one known no is enough, whatever is unknown beside it
        ("industry:bank employees>=500", {"industry": "steel"}, False),
        ("industry:bank employees>=500", {"industry": "bank"}, None),
        ("industry:bank employees>=500", {"industry": "bank", "employees": 900}, True),
    ],
)
def test_a_criterion_is_yes_no_or_unknown_where_its_field_is_empty_s002(test, columns, expected):
    assert answer_of(test, **columns) is expected


COLUMNS = {
    "industry": ["", "bank", "steel"],
    "employees": [None, 10, 900],
    "tech_stack": ["", "SAP", "Oracle"],
    "tags": ["", "regulated", "other"],
}


TERMS = st.sampled_from(
    [
        "industry:bank", "-industry:bank", "industry:bank,steel", "employees>=500", "employees!=10", "tech:sap",
        "-tech:sap,oracle", "#regulated", "-#regulated", "industry!=steel", "industry=bank",
    ]
)  # fmt: skip


TESTS = st.lists(TERMS, min_size=1, max_size=4)


COMPANIES = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in COLUMNS.items()})


FILLED = st.fixed_dictionaries({name: st.sampled_from(values[1:]) for name, values in COLUMNS.items()})


@given(TESTS, COMPANIES, FILLED)
def test_what_is_known_stays_so_whatever_is_found_out_later_s002(terms, known, later):
    """Three-valued logic: yes and no hold for every value that the empty fields may turn out to have."""
    now = answer_of(" ".join(terms), **known)
    filled = {name: known[name] or later[name] for name in COLUMNS}
    then = answer_of(" ".join(terms), **filled)
    assert then is not None
    assert now in (None, then)


@given(TESTS, COMPANIES)
def test_a_criterion_is_no_if_a_term_is_no_unknown_if_one_is_unknown_else_yes_s002(terms, company):
    each = [answer_of(term, **company) for term in terms]
    expected = False if False in each else None if None in each else True
    assert answer_of(" ".join(terms), **company) is expected


@given(st.permutations(["industry:bank", "employees>=500", "tech:sap", "#regulated"]), COMPANIES)
def test_the_order_of_the_terms_decides_nothing_s002(terms, company):
    assert answer_of(" ".join(terms), **company) is answer_of(" ".join(sorted(terms)), **company)


@pytest.mark.parametrize(
    ("test", "sentence"),
    [
        ("", "A criterion needs a filter: employees>=500 industry:bank,insurance."),
        ("   ", "A criterion needs a filter: employees>=500 industry:bank,insurance."),
        ("fintech", '"fintech" alone looks everywhere. Name the field: industry:fintech, tech:fintech, #tag.'),
        ("score>=6", "score says how the work stands, not what the company is. A criterion asks about name"),
        ("fit>=70", "fit says how the work stands"),
        ("tier:1", "tier says how the work stands"),
        ("stage:interest", "stage says how the work stands"),
        ("owner:ana", "owner says how the work stands"),
        ("missing:champion", "missing says how the work stands"),
        ("play:none", "play says how the work stands"),
        ("deal>50k", "deal says how the work stands"),
        ("person:cfo", "person says how the work stands"),
        ("changed:bo", "changed says how the work stands"),
        ("stuck", '"stuck" says how the work stands'),
        ("-quiet", '"quiet" says how the work stands'),
        ("industry:bank mine", '"mine" says how the work stands'),
        ("employes>=500", 'No field "employes". Did you mean employees>=500?'),
        ("employees>=many", '"many" is no number. Try 6, 50k or 1.2m.'),
        ("industry:", "industry: needs a value."),
        ("industry>3", "Only : = and != work here."),
        ("timeframe<31feb", 'No such day: "31feb". Try fri, +3, 2w or 3 nov.'),
    ],
)
def test_a_criterion_asks_about_the_company_alone_and_says_so_s002(test, sentence):
    with pytest.raises(Refused) as refused:
        check_test(test)
    assert refused.value.message.startswith(sentence)
    assert refused.value.code == "bad_criterion"


def test_every_family_of_s002_has_a_field_to_ask_about():
    assert {"industry", "employees", "revenue", "country", "tech", "trigger", "timeframe", "budget"} <= {
        *COMPANY_FIELDS
    }


def test_a_filter_is_kept_tidy():
    assert check_test("  employees>=500   Industry:bank,  ") == "employees>=500 industry:bank"
    assert check_test('industry:"health care"') == 'industry:"health care"'
