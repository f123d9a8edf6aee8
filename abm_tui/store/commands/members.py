"""Who is in the team: joining, being away, changing team, and leaving with everything handed over (S001, S002)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from abm_tui.errors import Fix, Refused
from abm_tui.models.words import RunStatus, Team, TouchStatus
from abm_tui.rules.people.member_line import read_addresses
from abm_tui.store import journal
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row
from abm_tui.text import blank, clean, count
from abm_tui.when import mid_day

_RESERVED = frozenset({"me", "none", "nobody", "open", "-"})
_LIVE = (RunStatus.RUNNING, RunStatus.PAUSED)
Base = Mapping[str, Any] | None


def add_member(u: Unit, name: str, team: str, *, login: bool = True, email: str = "") -> int:
    """Somebody joins; returns the member's id. An owner without a login is a member too. `email`: as `set_email`."""
    name = _free_name(u, name)
    member_id = u.add("member", name=name, team=_team(team), login=login, email=_free_addresses(u, email))
    u.label = f"{name} joins {team}"
    return member_id


def rename(u: Unit, member_id: int, name: str, *, base: Base = None) -> None:
    """Another name for the same member; what they did stays theirs. Accounts and touches follow by themselves."""
    member = u.get("member", member_id)
    name = _free_name(u, name, member_id)
    u.set("member", member_id, base, name=name)
    u.label = f"{member['name']} is called {name} now"


def set_login(u: Unit, member_id: int, login: bool, *, base: Base = None) -> None:
    """Whether the member opens the workspace themselves, or only owns things in it."""
    member = _here(u, member_id)
    if not login:
        _keep_somebody(u, member)
    u.set("member", member_id, base, login=login)
    u.label = f"{member['name']} {'opens the workspace' if login else 'has no login'}"


def set_email(u: Unit, member_id: int, email: str, *, base: Base = None) -> None:
    """The addresses that mail of this member comes from, joined by ; — they say which mail is by us. "" for none."""
    member = u.get("member", member_id)
    u.set("member", member_id, base, email=_free_addresses(u, email, member_id))
    said = email.replace(";", ", ")
    u.label = f"{member['name']} writes from {said}" if email else f"{member['name']} has no mail address"


def set_away(u: Unit, member_id: int, first: date, last: date, *, base: Base = None) -> None:
    """Away from `first` to `last`, both included: plays that are assigned leave these days out (S002)."""
    member = _here(u, member_id)
    if last < first:
        raise Refused(
            "back_before_away", f"{mid_day(last)} is before {mid_day(first)}. Say the first and the last day away."
        )
    if last < u.today:
        raise Refused("away_is_over", f"{mid_day(last)} is over already. Say the last day away.")
    u.set("member", member_id, base, away_from=first, away_until=last)
    u.label = f"{member['name']} is away {mid_day(first)} to {mid_day(last)}"


def come_back(u: Unit, member_id: int) -> None:
    """Here again: from being away, or after having left."""
    member = u.get("member", member_id)
    u.set("member", member_id, left_on=None, away_from=None, away_until=None)
    u.label = f"{member['name']} is back{' in ' + member['team'] if member['left_on'] else ''}"


def change_team(
    u: Unit, member_id: int, team: str, *, accounts_to: int | None = None, empty_team: bool = False, base: Base = None
) -> None:
    """To the other team. The accounts owned for the old one go to `accounts_to`, or to the only one left there.

    Raises Refused as `leave` does.
    """
    member, team = _here(u, member_id), _team(team)
    if member["team"] == team:
        return
    owner = _owner_after(u, member, accounts_to, empty_team)
    said = _hand_accounts(u, member, owner)
    u.set("member", member_id, base, team=team)
    u.label = "; ".join([f"{member['name']} goes to {team}", *said])


def leave(
    u: Unit,
    member_id: int,
    heir: int | None = None,
    *,
    accounts_to: int | None = None,
    empty_team: bool = False,
) -> None:
    """A member leaves, and everything that waits for them goes to others in one step, taken back by one undo.

    `heir` takes over open touches, next steps and written blockers; the accounts too when they are in the same team,
    else these go to `accounts_to`, or to the only one left in that team. Raises Refused while something has nobody to
    go to, and where the team would be empty and `empty_team` does not say so: its accounts are without an owner then.
    """
    member = _here(u, member_id)
    _keep_somebody(u, member)
    touches = u.find("touch", owner=member_id, status=TouchStatus.OPEN)
    blockers = u.find("blocker", owner=member_id, resolved_on=None)
    owned = _owned(u, member)
    if heir is not None:
        taker = _here(u, heir)
        if heir == member_id:
            raise Refused("own_heir", f"{member['name']} leaves: somebody else has to take over. Nothing was changed.")
        if accounts_to is None and taker["team"] == member["team"]:
            accounts_to = heir
    elif touches or blockers or owned:
        raise _nobody_named(u, member, touches, blockers, owned)
    owner = _owner_after(u, member, accounts_to, empty_team)
    for touch in touches:
        u.set("touch", touch["id"], owner=heir)
    for blocker in blockers:
        u.set("blocker", blocker["id"], owner=heir)
    said = _hand_accounts(u, member, owner)
    u.set("member", member_id, left_on=u.today, away_from=None, away_until=None)
    if heir is not None and (touches or blockers):
        said.insert(0, f"{_waiting(touches, blockers)} to {u.get('member', heir)['name']}")
    u.label = "; ".join([f"{member['name']} leaves {member['team']}", *said])


def _hand_accounts(u: Unit, member: Row, owner: int | None) -> list[str]:
    """Accounts and live plays of the member's team go to `owner`; what that was, in words."""
    column = f"owner_{member['team']}"
    owned = _owned(u, member)
    new: dict[str, Any] = {column: owner}
    for account in owned:
        u.set("account", account["id"], **new)
    for run in u.find("run", **{column: member["id"]}):
        if run["status"] in _LIVE:
            u.set("run", run["id"], **new)
    team_is_empty = not _others(u, member, member["team"])
    if owner is not None:
        return [f"{count(len(owned), 'account')} to {u.get('member', owner)['name']}"] if owned else []
    if not team_is_empty:
        return []
    without = f", {count(len(owned), 'account')} without an owner from it" if owned else ""
    return [f"nobody is in {member['team']} now{without}"]


def _owner_after(u: Unit, member: Row, named: int | None, empty_team: bool) -> int | None:
    """Who owns the member's accounts from now on; None when there is nobody, or nothing to own."""
    team, others = member["team"], _others(u, member, member["team"])
    if named is not None:
        taker = _here(u, named)
        if named == member["id"]:
            raise Refused("own_heir", f"{member['name']} cannot take over from themselves. Nothing was changed.")
        if taker["team"] != team:
            raise Refused(
                "other_team",
                f"{taker['name']} is in {taker['team']}: accounts need an owner from {team}. Nothing was changed.",
            )
        return named
    if len(others) == 1:
        return int(others[0]["id"])
    owned = _owned(u, member)
    if not others and not empty_team:
        lose = f", and {count(len(owned), 'account')} without an owner from it" if owned else ""
        raise Refused(
            "team_empty",
            f"Nobody would be in {team} any more{lose}. Somebody joins first, or say that it may be empty.",
            Fix(command=f"abm member add NAME:{team}"),
        )
    if others and owned:
        raise Refused(
            "who_owns",
            f"{member['name']} owns {count(len(owned), 'account')} for {team}. "
            f"Who takes them: {_names(others)}? Nothing was changed.",
            members=[m["name"] for m in others],
        )
    return None


def _nobody_named(
    u: Unit, member: Row, touches: Sequence[Row], blockers: Sequence[Row], owned: Sequence[Row]
) -> Refused:
    parts = [_waiting(touches, blockers)] if touches or blockers else []
    parts += [count(len(owned), "account")] if owned else []
    others = _others(u, member)
    return Refused(
        "who_takes_over",
        f"{member['name']} has {' and '.join(parts)}. Who takes over: {_names(others)}? Nothing was changed.",
        Fix(command=f"abm member leave {member['name']} --to {others[0]['name']}"),
        members=[m["name"] for m in others],
    )


def _waiting(touches: Sequence[Row], blockers: Sequence[Row]) -> str:
    parts = [count(len(touches), "open touch", "open touches")] if touches else []
    parts += [count(len(blockers), "blocker")] if blockers else []
    return " and ".join(parts)


def _owned(u: Unit, member: Row) -> list[Row]:
    return u.find("account", **{f"owner_{member['team']}": member["id"]})


def _others(u: Unit, member: Row, team: str = "") -> list[Row]:
    """Who is here besides the member, of one team or of both."""
    return [m for m in u.find("member", left_on=None) if m["id"] != member["id"] and team in ("", m["team"])]


def _keep_somebody(u: Unit, member: Row) -> None:
    if not any(m["login"] for m in _others(u, member)):
        raise Refused(
            "last_member",
            f"Without {member['name']} nobody could open the workspace. Somebody joins first. Nothing was changed.",
            Fix(command=f"abm member add NAME:{member['team']}"),
        )


def _here(u: Unit, member_id: int) -> Row:
    """The member, who has not left."""
    member = u.get("member", member_id)
    if member["left_on"] is not None:
        raise Refused(
            "has_left",
            f"{member['name']} left on {mid_day(member['left_on'])}. Nothing was changed.",
            Fix(command=f"abm member back {member['name']}"),
        )
    return member


def _free_name(u: Unit, name: str, member_id: int | None = None) -> str:
    """The name as it is kept. Raises Refused for none, for a word that means something else, and for one taken."""
    name = clean(name).lstrip("@").strip()
    if blank(name):
        raise Refused("blank_name", "A member needs a name. Nothing was saved.")
    if name.casefold() in _RESERVED or name.isdigit():
        raise Refused("reserved_name", f"{name} means something else where a member is asked for. Take another name.")
    for other in u.find("member"):
        if other["id"] == member_id or other["name"].casefold() != name.casefold():
            continue
        if other["left_on"] is not None:
            raise Refused(
                "has_left",
                f"{other['name']} was a member until {mid_day(other['left_on'])}. They can come back.",
                Fix(command=f"abm member back {other['name']}"),
            )
        raise Refused("same_name", f"{other['name']} is a member already.")
    had = journal.had_name(u.connection, name)
    if had is not None and had != member_id:
        # The history names people as they were called then: two of one name could not be told apart.
        raise Refused("same_name", f"{u.get('member', had)['name']} was called {name} before. Take another name.")
    return name


def _free_addresses(u: Unit, email: str, member_id: int | None = None) -> str:
    """The addresses as they are kept. Raises Refused for what is none, and for one of somebody else."""
    email = read_addresses([email])
    wanted = {one for one in email.split(";") if one}
    for other in u.find("member"):
        taken = wanted & set(other["email"].split(";"))
        if other["id"] != member_id and taken:
            raise Refused("same_address", f"{min(taken)} is {other['name']}'s address. Nothing was saved.")
    for person in (row for one in sorted(wanted) for row in u.find("contact", email=one)):
        name = f"{person['first_name']} {person['last_name']}".strip() or "one of theirs"
        raise Refused("same_address", f"{person['email']} is the address of {name}. Nothing was saved.")
    return email


def _team(team: str) -> str:
    if team not in set(Team):
        raise Refused("no_such_team", f"No such team: {team}. There are sales and marketing.")
    return team


def _names(members: Sequence[Row]) -> str:
    return " or ".join(m["name"] for m in members) or "nobody is here"
