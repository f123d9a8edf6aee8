"""Who joins, changes sides and leaves, and who takes over: without a screen."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.models.facts import MemberFact
from abm_tui.screens.framework.team import TeamChanges
from abm_tui.store import Store
from abm_tui.store.commands import accounts, members

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


@pytest.fixture
def team(host: FakeHost) -> TeamChanges:
    return TeamChanges(host)


def member(host: FakeHost, name: str) -> MemberFact:
    return next(m for m in host.members if m.name == name)


def test_somebody_joins_by_name_and_team(host: FakeHost, team: TeamChanges) -> None:
    team.add_member()
    assert host.answer("cleo marketing nologin")
    joined = member(host, "cleo")
    assert (joined.team, joined.login) == ("marketing", False)


def test_a_name_without_a_team_keeps_the_question_open(host: FakeHost, team: TeamChanges) -> None:
    team.add_member()
    assert not host.answer("cleo")
    assert host.said == "Which team? Write sales or marketing behind the name."


def test_who_leaves_with_accounts_hands_them_over_in_the_same_step(host: FakeHost, team: TeamChanges) -> None:
    first = host.members[0]
    for name in ("cleo", "dana"):
        host.store.do(members.add_member, name, first.team)
    one = host.store.do(accounts.add_account, "Globex", tier="1").value
    host.store.do(accounts.set_field, one, f"owner_{first.team}", first.id)
    team.leave(member(host, first.name))
    assert "Who takes" in host.title
    assert member(host, first.name).left_on is None
    host.press(next(key for key, (name, _) in host.keys.items() if name == "dana"))
    assert member(host, first.name).left_on is not None


def test_esc_at_who_takes_over_changes_nothing(host: FakeHost, team: TeamChanges) -> None:
    first = host.members[0]
    for name in ("cleo", "dana"):
        host.store.do(members.add_member, name, first.team)
    one = host.store.do(accounts.add_account, "Globex", tier="1").value
    host.store.do(accounts.set_field, one, f"owner_{first.team}", first.id)
    team.leave(member(host, first.name))
    host.escape()
    assert host.said == "Nothing was changed."
    assert member(host, first.name).left_on is None


def test_the_last_of_a_team_leaves_only_when_it_may_be_empty(host: FakeHost, team: TeamChanges) -> None:
    last = next(m for m in host.members if [n.team for n in host.members].count(m.team) == 1)
    other = next(m.team for m in host.members if m.team != last.team)
    team.change_team(last, other)
    assert member(host, last.name).team == last.team
    host.pick(f"leave {last.team} empty")
    assert member(host, last.name).team == other


def test_a_change_to_the_same_team_is_none(host: FakeHost, team: TeamChanges) -> None:
    one = host.members[0]
    team.change_team(one, one.team)
    assert host.said == f"{one.name} is in {one.team} already."


def test_who_left_may_be_back(host: FakeHost, team: TeamChanges) -> None:
    one = host.store.do(members.add_member, "cleo", host.members[0].team)
    host.store.do(members.leave, one.value)
    team.offer_return(member(host, "cleo"))
    host.pick("cleo is back")
    assert member(host, "cleo").left_on is None
