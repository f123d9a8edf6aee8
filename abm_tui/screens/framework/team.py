"""The members in the framework place: who joins, is renamed, goes away, changes team or leaves with a hand-over."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui import when
from abm_tui.errors import AbmError, Refused
from abm_tui.models.words import Team
from abm_tui.rules.people.member_line import read_days_away, read_new_member
from abm_tui.screens.framework.editing import FrameworkEditing
from abm_tui.screens.framework.lines import LABEL
from abm_tui.screens.framework.own import AWAY, LOGIN, MEMBER, TEAM, away_text
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from textual.geometry import Region

    from abm_tui.models.facts import MemberFact
    from abm_tui.widgets.tones import Line

ASK_NAME = "Who joins? Name and team"
NAME_HINT = "cleo marketing · with nologin behind it: owns things, never opens the workspace"
Take = Callable[..., Any]


class FrameworkTeam(FrameworkEditing, inherit_bindings=False):
    """A cell of a member is known as (member id, column)."""

    def member(self) -> MemberFact | None:
        """The member under the cursor."""
        key = self.sheet.cursor_key
        if self.section != "members" or not isinstance(key, str) or not key.startswith(MEMBER):
            return None
        wanted = int(key.removeprefix(MEMBER))
        return next((m for m in self.store.members if m.id == wanted), None)

    # opening and setting

    def open_other(self) -> None:
        member, column = self.member(), self.sheet.cursor_column
        if member is None:
            super().open_other()
        elif member.left_on is not None:
            self._offer_return(member)
        elif column == TEAM:
            region = self.sheet.cell_region(self.sheet.cursor_key, TEAM)
            teams = [Option(str(n), t, "", partial(self._team, member, t)) for n, t in enumerate(Team, 1)]
            self.choose("", teams, digits=True, under=region)
        elif column == LOGIN:
            self._login(member, not member.login)
        elif column in {LABEL, AWAY}:
            self._open_member(member, column)
        else:
            self.say("Counted from touches and accounts. g t shows them: owner:" + member.name)

    def _open_member(self, member: MemberFact, column: str) -> None:
        region = self.sheet.cell_region(self.sheet.cursor_key, column)
        if region is None:
            return
        first, last = member.away_from, member.away_until
        if column == LABEL:
            self.open_cell((member.id, column), region, member.name, member.name)
            return
        text = f"{when.mid_day(first)} - {when.mid_day(last)}" if first and last else ""
        self.open_cell((member.id, column), region, text, (first, last), echo=self._echo_days)
        self.say("First and last day away: fri - 19 nov, or one day. s c: here again.")

    def digit_other(self) -> None:
        member = self.member()
        if member is not None and self.sheet.cursor_column == TEAM and self.key in "12":
            self._team(member, list(Team)[int(self.key) - 1])
        elif member is not None and self.sheet.cursor_column == LOGIN and self.key in "01":
            self._login(member, self.key == "1")
        else:
            super().digit_other()

    def step_other(self, step: int) -> None:
        member = self.member()
        if member is not None and self.sheet.cursor_column == LOGIN:
            self._login(member, not member.login)
        elif member is not None and self.sheet.cursor_column == TEAM:
            self._team(member, Team.MARKETING if member.team == Team.SALES else Team.SALES)
        else:
            super().step_other(step)

    def clear_other(self) -> None:
        from abm_tui.store.commands import members

        member = self.member()
        if member is not None and member.left_on is None and member.away_from is not None:
            self.old_run(members.come_back, member.id)
        else:
            super().clear_other()

    def _login(self, member: MemberFact, login: bool) -> None:
        from abm_tui.store.commands import members

        self.old_run(members.set_login, member.id, login, base={"login": member.login})

    # committing

    def save_cell(self, cell: Hashable, text: str) -> bool:
        from abm_tui.store.commands import members

        if not isinstance(cell, tuple):
            return super().save_cell(cell, text)
        member_id, column = cell
        if column == LABEL:
            return self.old_write(lambda base: self.store.do(members.rename, member_id, text, base={"name": base}))
        days = read_days_away(text, self.store.today)
        if days is None:
            return self.old_write(lambda _: self.store.do(members.come_back, member_id))
        first, last = days

        def put(base: tuple[date | None, date | None]) -> Any:
            seen = {"away_from": base[0], "away_until": base[1]} if isinstance(base, tuple) else None
            return self.store.do(members.set_away, member_id, first, last, base=seen)

        return self.old_write(put)

    def region_of(self, cell: Hashable) -> Region | None:
        if isinstance(cell, tuple):
            return self.sheet.cell_region(f"{MEMBER}{cell[0]}", cell[1])
        return super().region_of(cell)

    def reopen_cell(self, cell: Hashable) -> None:
        if isinstance(cell, tuple):
            self.sheet.move_to(f"{MEMBER}{cell[0]}", cell[1])
            self.act_open()
        else:
            super().reopen_cell(cell)

    def _echo_days(self, text: str) -> str:
        try:
            days = read_days_away(text, self.store.today)
        except AbmError:
            return ""
        return f"→ {when.mid_day(days[0])} – {when.mid_day(days[1])}" if days else ""

    # joining and leaving

    def add_member(self) -> None:
        from abm_tui.store.commands import members

        def done(text: str) -> bool:
            new = read_new_member(text)
            if new.team is None:
                self.say("Which team? Write sales or marketing behind the name.", "attention")
                return False
            return self.old_run(members.add_member, new.name, new.team, login=new.login) is not None

        self.ask(ASK_NAME, done, hint=NAME_HINT, limit=200)

    def _offer_return(self, member: MemberFact) -> None:
        from abm_tui.store.commands import members

        def back() -> None:
            self.old_run(members.come_back, member.id)

        self.choose(
            f"{member.name} left on {when.mid_day(member.left_on) if member.left_on else ''}.",
            [
                Option("", "leave it so"),
                Option("b", f"{member.name} is back in {member.team}", "", back),
            ],
            hint="↑ ↓ pick, Enter · Esc",
        )

    def leave(self, member: MemberFact) -> None:
        """Somebody leaves; what waits for them goes to whoever is named, all in one step."""
        from abm_tui.store.commands import members

        self._hand_over(members.leave, member, {})

    def _team(self, member: MemberFact, team: str) -> None:
        from abm_tui.store.commands import members

        if member.team != team:
            self._hand_over(lambda u, i, **how: members.change_team(u, i, team, **how), member, {})
        else:
            self.say(f"{member.name} is in {team} already.")

    def _hand_over(self, command: Take, member: MemberFact, how: Mapping[str, Any]) -> None:
        """Run it; where it asks who takes over, ask, and run it again with the answer."""
        try:
            done = self.store.do(command, member.id, **how)
        except Refused as refused:
            self._ask_who(refused, command, member, how)
            return
        except AbmError as error:
            self.refused(error)
            return
        self.after(done)

    def _ask_who(self, refused: Refused, command: Take, member: MemberFact, how: Mapping[str, Any]) -> None:
        asks = {"who_takes_over": "heir", "who_owns": "accounts_to"}.get(refused.code)
        if refused.code == "team_empty":
            again = partial(self._hand_over, command, member, {**how, "empty_team": True})
            self.choose(
                refused.message.partition(" Somebody")[0],
                [Option("", "leave it as it is"), Option("e", f"leave {member.team} empty", "", again)],
                hint="↑ ↓ pick, Enter · a adds somebody first · Esc",
            )
        elif asks is None:
            self.refused(refused)
        else:
            named = refused.data.get("members", ())
            takers = [m for m in self.store.members if m.name in named]
            # The names stand behind their digits.
            question = re.sub(r"(Who takes \w+): .*", r"\1?", refused.message)
            self.menu(
                question,
                {
                    str(n): (m.name, partial(self._hand_over, command, member, {**how, asks: m.id}))
                    for n, m in enumerate(takers[:9], 1)
                },
                cancelled=lambda: self.say("Nothing was changed."),
            )

    # about the member under the cursor

    def about_line(self) -> list[Line]:
        member = self.member()
        if member is None:
            return super().about_line()
        if member.left_on is not None:
            return [[(f" {member.name}  ", "bold"), (f"left {when.mid_day(member.left_on)} · Enter: is back", "")]]
        away = away_text(member, self.store.today)
        login = "opens the workspace" if member.login else "owns things, has no login"
        said = f"{member.team} · {login}" + (f" · away {away}" if away else "")
        lines: list[Line] = [[(f" {member.name}  ", "bold"), (said, "")]]
        return [*lines, (" Enter edits · a adds a member · s x: leaves, and somebody takes over", "dim")]
