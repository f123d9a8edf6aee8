"""The members in the framework place: who is renamed, goes away, opens the workspace; a line each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui import when
from abm_tui.errors import AbmError
from abm_tui.models.words import Team
from abm_tui.rules.people.member_line import read_days_away
from abm_tui.screens.framework.lines import LABEL
from abm_tui.screens.framework.own import AWAY, LOGIN, MEMBER, TEAM, away_text
from abm_tui.screens.framework.reading import MEMBERS
from abm_tui.screens.framework.team import TeamChanges
from abm_tui.screens.framework.view import LineKeys
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.screens.actions.cell_edit import CellEdit
    from abm_tui.screens.framework.view import FrameworkView
    from abm_tui.screens.shell.host import Host
    from abm_tui.screens.shell.writer import Written
    from abm_tui.widgets.tones import Line

MemberCell = tuple[int, str]
"""The id of a member, and the column."""


class MemberLines:
    """The lines of the members. `changes` is who joins, leaves and changes team."""

    def __init__(self, host: Host, view: FrameworkView, edit: CellEdit) -> None:
        self._host, self._view, self._edit = host, view, edit
        self.changes = TeamChanges(host)

    def member(self) -> MemberFact | None:
        """The member under the cursor."""
        key = self._view.sheet.cursor_key
        if self._view.section != MEMBERS or not isinstance(key, str) or not key.startswith(MEMBER):
            return None
        wanted = int(key.removeprefix(MEMBER))
        return next((m for m in self._host.members if m.id == wanted), None)

    def keys(self) -> LineKeys | None:
        """What keys do on the member under the cursor; None on another line."""
        member, column = self.member(), self._view.sheet.cursor_column
        if member is None:
            return None
        return LineKeys(
            partial(self._open, member, column),
            digit=partial(self._digit, member, column),
            step=lambda _: self._step(member, column),
            clear=partial(self._clear, member),
            about=partial(self._about, member),
        )

    # opening and setting

    def _open(self, member: MemberFact, column: str) -> None:
        if member.left_on is not None:
            self.changes.offer_return(member)
        elif column == TEAM:
            region = self._view.sheet.cell_region(self._view.sheet.cursor_key, TEAM)
            put = self.changes.change_team
            teams = [Option(str(n), t, "", partial(put, member, t)) for n, t in enumerate(Team, 1)]
            self._host.choose("", teams, digits=True, under=region)
        elif column == LOGIN:
            self._login(member, not member.login)
        elif column in {LABEL, AWAY}:
            self._open_cell(member, column)
        else:
            self._host.say("Counted from touches and accounts. g t shows them: owner:" + member.name)

    def _open_cell(self, member: MemberFact, column: str) -> None:
        region = self._view.sheet.cell_region(self._view.sheet.cursor_key, column)
        if region is None:
            return
        first, last = member.away_from, member.away_until
        if column == LABEL:
            self._edit.open((member.id, column), region, member.name, member.name)
            return
        text = f"{when.mid_day(first)} - {when.mid_day(last)}" if first and last else ""
        self._edit.open((member.id, column), region, text, (first, last), echo=self._echo_days)
        self._host.say("First and last day away: fri - 19 nov, or one day. s c: here again.")

    def _digit(self, member: MemberFact, column: str, key: str) -> bool:
        if column == TEAM and key in "12":
            self.changes.change_team(member, list(Team)[int(key) - 1])
        elif column == LOGIN and key in "01":
            self._login(member, key == "1")
        else:
            return False
        return True

    def _step(self, member: MemberFact, column: str) -> bool:
        if column == LOGIN:
            self._login(member, not member.login)
        elif column == TEAM:
            self.changes.change_team(member, Team.MARKETING if member.team == Team.SALES else Team.SALES)
        return column in {LOGIN, TEAM}

    def _clear(self, member: MemberFact) -> bool:
        """Here again."""
        if member.left_on is not None or member.away_from is None:
            return False
        self.changes.come_back(member)
        return True

    def _login(self, member: MemberFact, login: bool) -> None:
        from abm_tui.store.commands import members

        self._host.run(members.set_login, member.id, login, base={"login": member.login})

    # the cells that are typed

    def save(self, cell: MemberCell, text: str) -> bool:
        """Write a name, or the days away; nothing: here again. Raises AbmError."""
        from abm_tui.store.commands import members

        host, (member_id, column) = self._host, cell
        if column == LABEL:
            return self._edit.write(lambda base: host.write(members.rename, member_id, text, base={"name": base}))
        days = read_days_away(text, host.today)
        if days is None:
            return self._edit.write(lambda _: host.write(members.come_back, member_id))
        first, last = days

        def put(base: tuple[date | None, date | None] | Any) -> Written:
            seen = {"away_from": base[0], "away_until": base[1]} if isinstance(base, tuple) else None
            return host.write(members.set_away, member_id, first, last, base=seen)

        return self._edit.write(put)

    def place_of(self, cell: MemberCell) -> tuple[Hashable, str]:
        """Where the cell stands: its line and column."""
        return f"{MEMBER}{cell[0]}", cell[1]

    def _echo_days(self, text: str) -> str:
        try:
            days = read_days_away(text, self._host.today)
        except AbmError:
            return ""
        return f"→ {when.mid_day(days[0])} – {when.mid_day(days[1])}" if days else ""

    def _about(self, member: MemberFact) -> Sequence[Line]:
        if member.left_on is not None:
            return [[(f" {member.name}  ", "bold"), (f"left {when.mid_day(member.left_on)} · Enter: is back", "")]]
        away = away_text(member, self._host.today)
        login = "opens the workspace" if member.login else "owns things, has no login"
        said = f"{member.team} · {login}" + (f" · away {away}" if away else "")
        lines: list[Line] = [[(f" {member.name}  ", "bold"), (said, "")]]
        addresses = member.email.replace(";", ", ") or f"not known: abm member email {member.name} ADDRESS"
        lines.append([(f" mail from: {addresses}", "" if member.email else "dim")])
        return [*lines, (" Enter edits · a adds a member · s x: leaves, and somebody takes over", "dim")]
