"""Tasks of a CRM that are still to be done: a touch of ours with its day and owner, not something that happened."""

from __future__ import annotations

from typing import Any, ClassVar

from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.plan.import_plan import FieldChange
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.keyless_rows import CountedRows
from abm_tui.exchange.rows.workspace_rows import Row
from abm_tui.exchange.values.vendor_words import DONE, NO_SHOW, OFF
from abm_tui.models.words import ACTIVITY_OF, TouchStatus
from abm_tui.rules.quickadd.step_way import read_way
from abm_tui.rules.quickadd.words import PLANNED
from abm_tui.text import count

OPEN_NOTE = "Open in the CRM."
_OFF_NOTE, _NO_SHOW_NOTE = "Called off in the CRM.", "No show."


def is_done(word: str) -> bool:
    """Whether a status of theirs says that it took place."""
    return fold_header(word) in DONE


def is_off(word: str) -> bool:
    """Whether it says that it will not take place any more."""
    return fold_header(word) in OFF


def off_note(word: str) -> str:
    """What is noted of something that did not take place."""
    return _NO_SHOW_NOTE if fold_header(word) in NO_SHOW else _OFF_NOTE


class TaskRows(CountedRows):
    """The open tasks among the activities of one file. Their rows come through `as_touch`."""

    kind: ClassVar[str] = "touches"
    plain: ClassVar[frozenset[str]] = frozenset(("text", "due", "owner", "contact_id"))
    same_by: ClassVar[tuple[str, ...]] = ("text", "due")
    ours_by: ClassVar[tuple[str, ...]] = ("text", "due")

    def party_read(self, got: Read) -> Any:
        return got.values["account_id"]

    def label(self, entity: Row) -> str:
        return str(entity["text"])

    def lacks(self, got: Read) -> tuple[str, str] | None:
        return None if got.values.get("text") else ("subject", "a task needs a subject")

    def create(self, got: Read) -> int:
        values = {n: v for n, v in got.values.items() if n in self.plain}
        account_id = got.values["account_id"]
        channel = read_way(values["text"]).channel or got.values.get("channel", "")
        return self.world.add("touch", account_id=account_id, status=str(TouchStatus.OPEN), channel=channel, **values)

    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:  # noqa: ARG002
        return []

    def warnings(self) -> list[str]:
        made = len(self.in_file)
        return [f"{count(made, 'task')} still to be done: kept as touches with their day."] if made else []

    # what an activity's row asks

    def known(self, got: Read) -> int | None:
        """The touch that the row became in an earlier import."""
        return self.by_keys(got)

    def finish(self, got: Read, *, off: bool = False) -> None:
        """The CRM says that the task is done, or off: so is its touch, if we left it open."""
        touch_id = self.known(got)
        if touch_id is None or self.world.row("touch", touch_id).get("status") != TouchStatus.OPEN:
            return
        if off:
            self.world.set("touch", touch_id, status=str(TouchStatus.DROPPED))
            return
        at = got.values.get("at")
        done_on = min(at.date(), self.world.today) if at else self.world.today
        self.world.set("touch", touch_id, status=str(TouchStatus.DONE), done_on=done_on)


def as_touch(got: Read, account_id: int, person: Row | None) -> Read:
    """The row of an activity that is still to be done, in the words of a touch: its subject, else `Meet Dana Ruiz`."""
    values: dict[str, Any] = {
        "text": got.values.get("subject") or _named(str(got.values.get("type")), person),
        "due": got.values["at"].date(),
        "account_id": account_id,
    }
    if got.values.get("by") is not None:
        values["owner"] = got.values["by"]
    if person is not None:
        values["contact_id"] = person["id"]
    texts = {name: str(value) for name, value in values.items() if name != "account_id"}
    channel = next((channel for channel, kind in ACTIVITY_OF.items() if kind == got.values.get("type")), "")
    if channel:
        values["channel"] = str(channel)
    return Read(got.number, values, texts, keys=list(got.keys))


def _named(type: str, person: Row | None) -> str:
    """What is to be done where no subject says it; "" for what is nothing of ours to do."""
    verb = next((verb for kind, (verb, _) in PLANNED.items() if kind == type), "")
    name = f"{person['first_name']} {person['last_name']}".strip() if person and verb else ""
    return f"{verb[:1].upper()}{verb[1:]} {name}".strip()
