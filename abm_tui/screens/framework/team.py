"""Who joins the team, changes sides or leaves: what waits for them goes to whoever is named, all in one step."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui import when
from abm_tui.errors import AbmError, Refused
from abm_tui.rules.people.member_line import read_new_member
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.screens.shell.host import Host

ASK_NAME = "Who joins? Name and team"
NAME_HINT = "cleo marketing · with nologin behind it: owns things, never opens the workspace"


class TeamChanges:
    """Joining, leaving and what lies between."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def add_member(self) -> None:
        """Ask who joins, in a line."""
        from abm_tui.store.commands import members

        def done(text: str) -> bool:
            new = read_new_member(text)
            if new.team is None:
                self._host.say("Which team? Write sales or marketing behind the name.", "attention")
                return False
            return bool(self._host.run(members.add_member, new.name, new.team, login=new.login))

        self._host.ask(ASK_NAME, done, hint=NAME_HINT, limit=200)

    def come_back(self, member: MemberFact) -> None:
        """Here again: from being away, or after having left."""
        from abm_tui.store.commands import members

        self._host.run(members.come_back, member.id)

    def offer_return(self, member: MemberFact) -> None:
        """Somebody who left may be back."""
        self._host.choose(
            f"{member.name} left on {when.mid_day(member.left_on) if member.left_on else ''}.",
            [
                Option("", "leave it so"),
                Option("b", f"{member.name} is back in {member.team}", "", partial(self.come_back, member)),
            ],
            hint="↑ ↓ pick, Enter · Esc",
        )

    def leave(self, member: MemberFact) -> None:
        """Somebody leaves."""
        from abm_tui.store.commands import members

        self._hand_over(members.leave, member)

    def change_team(self, member: MemberFact, team: str) -> None:
        """Somebody goes to the other team."""
        from abm_tui.store.commands import members

        if member.team != team:
            self._hand_over(members.change_team, member, team)
        else:
            self._host.say(f"{member.name} is in {team} already.")

    def _hand_over(self, command: Callable[..., Any], member: MemberFact, *args: Any, **answers: Any) -> None:
        """Run it; where it asks who takes over, ask, and run it again with the answer."""
        try:
            self._host.write(command, member.id, *args, **answers)
        except Refused as refused:
            self._ask_who(refused, member, partial(self._hand_over, command, member, *args, **answers))
        except AbmError as error:
            self._host.refused(error)

    def _ask_who(self, refused: Refused, member: MemberFact, again: Callable[..., None]) -> None:
        asks = {"who_takes_over": "heir", "who_owns": "accounts_to"}.get(refused.code)
        if refused.code == "team_empty":
            self._host.choose(
                refused.message.partition(" Somebody")[0],
                [
                    Option("", "leave it as it is"),
                    Option("e", f"leave {member.team} empty", "", partial(again, empty_team=True)),
                ],
                hint="↑ ↓ pick, Enter · a adds somebody first · Esc",
            )
        elif asks is None:
            self._host.refused(refused)
        else:
            named = refused.data.get("members", ())
            takers = [m for m in self._host.members if m.name in named]
            # The names stand behind their digits.
            question = re.sub(r"(Who takes \w+): .*", r"\1?", refused.message)
            self._host.menu(
                question,
                {str(n): (m.name, partial(again, **{asks: m.id})) for n, m in enumerate(takers[:9], 1)},
                cancelled=lambda: self._host.say("Nothing was changed."),
            )
