"""Plays the script through the workspace's own commands: each line is a command on the day it happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from abm_tui.example.script import BadScript, ScriptLine
from abm_tui.example.script import person as read_person
from abm_tui.example.teller import Teller
from abm_tui.models.words import FROM_THEM, ActivityType, RunStatus, TouchStatus
from abm_tui.rules.plays.plays import schedule, working_day
from abm_tui.store.commands import (
    accounts,
    agreeing,
    assets,
    blockers,
    closing,
    committee,
    deals,
    logging,
    plays,
    stages,
)
from abm_tui.store.unit import Unit
from abm_tui.text import count

# What a line of theirs may say, and the activity it is.
SIGNALS = {
    "open": ActivityType.EMAIL_OPEN,
    "download": ActivityType.CONTENT_DOWNLOAD,
    "pricing": ActivityType.PRICING_VISIT,
    "web": ActivityType.WEB_VISIT,
    "event": ActivityType.EVENT_ATTENDED,
    "reply": ActivityType.REPLY,
    "form": ActivityType.FORM,
}
# Who writes down what they did: sales hears replies, marketing's tools see the rest.
_HEARD_BY_SALES = {ActivityType.REPLY, ActivityType.EVENT_ATTENDED}


def play(t: Teller, line: ScriptLine) -> None:
    """Do what the line says. Raises BadScript, or what the command raises."""
    if line.who not in {"ana", "bo"}:
        _signal(t, line)
        return
    verb = VERBS.get(line.verb)
    if verb is None:
        raise BadScript(f"no such verb: {line}")
    verb(t, t.step(line.who), t.told.ids[line.company], line)


def _signal(t: Teller, line: ScriptLine) -> None:
    """`Ines open Cost of waiting`, `Raj pricing x3`, `somebody web /security`."""
    if line.verb not in SIGNALS:
        raise BadScript(f"no such signal: {line}")
    kind, text = SIGNALS[line.verb], line.args[0] if line.args else ""
    times = int(text[1:]) if text[:1] == "x" and text[1:].isdigit() else 1
    who = None if line.who == "somebody" else t.person(line, line.who)
    unit = t.step("ana" if kind in _HEARD_BY_SALES else "bo")
    for n in range(times):
        at = t.clock + timedelta(minutes=11 * n)
        subject = "" if times > 1 else text
        logging.log_activity(unit, t.told.ids[line.company], kind, at=at, contact_id=who, subject=subject)


Verb = Callable[[Teller, Unit, int, ScriptLine], object]


def _play(t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`play new_logo | 0 1 0a .`: how each of its touches will go."""
    code, hows = line.args
    row = u.find("play", code=code)[0]
    account = u.get("account", account_id)
    roles = {role: who for (company, role), who in t.told.roles.items() if company == line.company}
    owners = account["owner_sales"], account["owner_marketing"]
    planned = schedule(u.framework.play[code], u.today, *owners, roles, {}, u.framework)
    run_id = plays.assign(u, account_id, row["id"], u.today, planned, owner_sales=owners[0], owner_marketing=owners[1])
    for touch, how in zip(u.find("touch", run_id=run_id), hows.split(), strict=True):
        t.will_be_done(touch["id"], touch["due"], how)


def _step(t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`step text | +4 | phone | Ines | 0a | bo`: due in days, channel, person, how it will go, owner if another."""
    text, days, channel, who, how, *owner = line.args
    due = working_day(u.today + timedelta(int(days)))
    named = next((m.id for m in u.members if m.name in owner), u.me)
    contact = t.person(line, who) if who else None
    t.will_be_done(
        plays.add_touch(u, account_id, text, due, channel=channel, contact_id=contact, owner=named), due, how
    )


def _later(t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`later text | +3 | 0`: the open touch that begins so is put off by days."""
    text, days, how = line.args
    touch = _open_touch(u, account_id, text, line)
    due = working_day(touch["due"] + timedelta(int(days)))
    plays.set_touch(u, touch["id"], due=due)
    t.will_be_done(touch["id"], due, how)


def _open_touch(u: Unit, account_id: int, text: str, line: ScriptLine) -> dict[str, Any]:
    for touch in u.find("touch", account_id=account_id, status=TouchStatus.OPEN):
        if touch["text"].startswith(text):
            return touch
    raise BadScript(f"no such open touch: {line}")


def _give(_t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`give text | bo`: the open touch that begins so is somebody else's now."""
    text, name = line.args
    plays.set_touch(
        u, _open_touch(u, account_id, text, line)["id"], owner=next(m.id for m in u.members if m.name == name)
    )


def _end(_t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`end new_logo | why`: its window passed without a result."""
    play_id = u.find("play", code=line.args[0])[0]["id"]
    for run in u.find("run", account_id=account_id, play_id=play_id, status=RunStatus.RUNNING):
        closing.end_run(u, run["id"], RunStatus.NO_RESULT, *line.args[1:])


def _log(t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`log meeting | Ines | what it was about | answered`."""
    kind, who, subject, *outcome = line.args
    if kind in FROM_THEM:
        raise BadScript(f"a signal is a line of theirs: {line}")
    contact = t.person(line, who) if who else None
    logging.log_activity(
        u, account_id, kind, at=t.clock, contact_id=contact, subject=subject, outcome=outcome[0] if outcome else ""
    )


def _person(t: Teller, u: Unit, _account_id: int, line: ScriptLine) -> None:
    """`person EB, Ines, Marsh, CFO, Finance`."""
    known = read_person(line.args[0], t.told.companies[line.company].fields["domain"])
    t.add_person(u, line.company, known, None)


def _deal(t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`deal name | amount | currency | stage | 45`: it closes so many days after the last meeting day."""
    name, amount, currency, stage, closes = line.args
    t.told.deals[line.company, name] = deals.add_deal(
        u,
        account_id,
        name,
        amount=int(amount),
        currency=currency,
        stage=stage,
        close_date=t.told.meeting + timedelta(int(closes)),
    )


def _deal_set(t: Teller, u: Unit, _account_id: int, line: ScriptLine) -> None:
    """`deal_set name | stage=Proposal`, `deal_set name | close_date=21`."""
    name, *changes = line.args
    for change in changes:
        column, value = change.split("=")
        given: Any = t.told.meeting + timedelta(int(value)) if column == "close_date" else value
        deals.set_deal(u, t.told.deals[line.company, name], **{column: given})


def _close(t: Teller, u: Unit, _account_id: int, line: ScriptLine) -> None:
    """`won name | reason | debrief`, `lost …`."""
    name, reason, debrief = line.args
    deals.close_deal(u, t.told.deals[line.company, name], line.verb, reason=reason, debrief=debrief)


def _blocker(t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    t.told.blockers[line.company] = blockers.write_blocker(u, account_id, line.args[0], owner=u.me)


def _content(_t: Teller, u: Unit, _account_id: int, line: ScriptLine) -> None:
    """`content ROI model | call script`: made, and put where everybody finds it."""
    for name in line.args:
        assets.put_asset(u, name, f"https://content.example/{name.lower().replace(' ', '-')}")
    u.label = f"{count(len(line.args), 'piece')} of content made"


def _set(_t: Teller, u: Unit, account_id: int, line: ScriptLine) -> None:
    """`set why_now | New CFO since May`."""
    column, value = line.args
    accounts.set_field(u, account_id, column, int(value) if value.isdigit() else value)


def _review(t: Teller, _u: Unit, account_id: int, line: ScriptLine) -> None:
    """`review keep | what will change | …`: what that day's review decides."""
    t.told.decisions[account_id] = line.args[0], line.args[1:]


VERBS: dict[str, Verb] = {
    "tier": lambda _t, u, a, line: accounts.set_tier(u, a, line.args[0]),
    "stage": lambda _t, u, a, line: stages.set_stage(u, a, line.args[0], reason=" ".join(line.args[1:])),
    "agree": lambda _t, u, a, line: agreeing.agree(u, a, line.args[0], _team(u), *line.args[1:]),
    "evidence": lambda _t, u, a, line: agreeing.add_evidence(u, a, line.args[0]),
    "label": lambda _t, u, a, line: accounts.set_label(u, [a], line.args[0]),
    "flag": lambda _t, u, a, _line: accounts.flag_for_talk(u, a, True),
    "unneeded": lambda _t, u, a, line: committee.set_seat(u, a, line.args[0], "not_needed"),
    "mark": lambda t, u, _a, line: committee.set_person(u, t.person(line, line.args[0]), status=line.args[1]),
    "stance": lambda t, u, _a, line: committee.set_stance(u, t.person(line, line.args[0]), line.args[1]),
    "phone": lambda t, u, _a, line: committee.set_person(u, t.person(line, line.args[0]), phone=line.args[1]),
    "resolved": lambda t, u, _a, line: blockers.resolve(u, t.told.blockers.pop(line.company)),
    "content": _content,
    "set": _set,
    "person": _person,
    "play": _play,
    "step": _step,
    "later": _later,
    "give": _give,
    "end": _end,
    "log": _log,
    "deal": _deal,
    "deal_set": _deal_set,
    "won": _close,
    "lost": _close,
    "blocker": _blocker,
    "review": _review,
}


def _team(u: Unit) -> str:
    return next(m.team for m in u.members if m.name == u.who)
