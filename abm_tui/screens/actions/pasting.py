"""A paste: rows become a preview, prose becomes an e-mail or a note; nothing is written before Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError
from abm_tui.models.words import ActivityType
from abm_tui.screens.actions.reading_questions import ReadingAnswers, ask_reading
from abm_tui.screens.shell.routes import Ended, Pasted
from abm_tui.text import PROSE_LIMIT, TooLong, clean, count, fit, unix_lines
from abm_tui.when import long_day

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import FileDraft
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.exchange.plan.row_progress import Progress
    from abm_tui.rules.people.mail import MailMessage
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Done, Store


class Pasting:
    """What is pasted while nobody types. `account` gives the account under the cursor of the place.

    `ended` hears, back there, of rows that came in; without it what was written is said.
    """

    def __init__(self, host: Host, account: Callable[[], int | None], ended: Ended | None = None) -> None:
        self._host, self._account = host, account
        self._ended = ended

    def preview(self, text: str) -> None:
        """Show what the pasted text would do."""
        from abm_tui.rules.quickadd.prose import is_prose

        host = self._host
        text = unix_lines(text)
        if "\t" not in text and "\n" not in text.strip():
            host.say(f'Pasted "{fit(clean(text), 30).rstrip()}": e opens the cell, a adds an account; then paste.')
        elif "\t" not in text and is_prose(text):
            self.ask_prose(self._account(), text)
        else:
            self.preview_rows(text)

    def preview_rows(self, text: str, kind: str = "") -> None:
        """The same for what can only be rows; read beside the screen, for there may be many. Asks what they are of."""
        host = self._host

        def job(store: Store, progress: Progress) -> FileDraft:
            from abm_tui.exchange.imports.import_draft import read_paste

            progress("reading", 0, 0)
            return read_paste(store, text, kind)

        def then(file: FileDraft) -> None:
            host.open(Pasted(file, self._imported))

        def again(saying: ReadingAnswers) -> None:
            self.preview_rows(text, saying["kind"])

        def failed(error: AbmError) -> None:
            from abm_tui.exchange.columns.pasting import NAME

            if not ask_reading(host, NAME, error, again):
                host.say(f"{error.message} Nothing was pasted.", "attention")

        host.work("Reading the paste", job, then, failed, nothing="pasted")

    def _imported(self, plan: ImportPlan, done: Done) -> None:
        self._host.come_back()
        if self._ended is not None:
            self._host.call_next(self._ended, plan, done)
        else:
            self._host.call_next(self._host.after, done)

    def ask_prose(self, account_id: int | None, text: str) -> None:
        """Ask what pasted prose is: a mail of the people in its head, an e-mail, a reply or a note on the account."""
        from abm_tui.exchange.mail.pasted import read_pasted
        from abm_tui.exchange.values.mail import read_mail
        from abm_tui.rules.people.correspondence import person_of_mail
        from abm_tui.store.queries.finding import people_of

        host = self._host
        mail = read_pasted(text)
        if mail is not None:
            self._ask_mail(account_id, mail)
            return
        try:
            notes = clean(unix_lines(text), multiline=True, limit=PROSE_LIMIT)
        except TooLong as error:
            host.say(f"The pasted text is {error}. Nothing was kept.", "attention")
            return
        prose = read_mail(notes)
        known = host.read(people_of, prose.addresses) if prose.addresses else []
        person = person_of_mail(known, (prose.senders, prose.to, prose.addresses), account_id)
        account_id = person.account_id if person is not None else account_id
        if account_id is None and person is None:
            host.say("Pasted prose, but there is no account here to put it on. Nothing was kept.")
            return

        def log(kind: str) -> None:
            from abm_tui.store.commands import logging

            contact_id = person.id if person is not None and kind != "note" else None
            values: dict[str, Any] = {"subject": prose.subject[:200], "notes": notes, "contact_id": contact_id}
            host.run(logging.log_activity, account_id, kind, **values)

        name = host.account_name(account_id)
        mailed = ", ".join(part for part in (person.name if person is not None else "", name) if part)
        # 20 cells are what the name of a menu always has.
        host.menu(
            f"Pasted, {count(len(text.split()), 'word')}",
            {
                "1": (f"an e-mail to {fit(mailed, 30).rstrip()}", lambda: log("email_sent")),
                "2": (f"a reply from {person.name if person is not None else 'them'}", lambda: log("reply")),
                "3": (f"a note{f' on {fit(name, 24).rstrip()}' if name else ''}", lambda: log("note")),
                "4": ("drop", lambda: host.say("Dropped.")),
            },
        )

    def _ask_mail(self, account_id: int | None, mail: MailMessage) -> None:
        """A mail is what its head says; it comes in once, and another reading of it can be chosen."""
        from abm_tui.store.queries.mail import placed_mails

        host = self._host
        (placed,) = host.read(placed_mails, [mail])
        if placed.status == "known":
            host.say(f'This mail is here already: "{mail.subject}". Nothing was kept twice.')
            return
        if placed.status == "internal" and not placed.taken_for:
            host.say("A mail among ourselves is not logged. Paste the part that is theirs, from its head on.")
            return
        where = placed.account_id if placed.account_id is not None else account_id
        if where is None:
            host.say("Pasted prose, but there is no account here to put it on. Nothing was kept.")
            return

        def log(kind: ActivityType) -> None:
            from abm_tui.store.commands import mail as commands

            if placed.status == "logged" and kind == placed.type:
                host.run(commands.log_mails, [mail])
            else:
                known = placed.person.id if placed.person is not None and placed.person.id > 0 else None
                host.run(commands.log_mail_as, mail, where, kind, None if kind == ActivityType.NOTE else known)

        def bring() -> None:
            from abm_tui.store.commands import mail as commands

            host.run(commands.log_mails, [mail], new_people=True)

        name = host.account_name(where)
        person = placed.person.name if placed.person is not None else ""
        stranger = next((box.email for box in mail.senders), "")
        them = person or f"{fit(stranger, 28).rstrip()}, whom nobody knows"
        them += ", new here" if placed.writer is not None else ""
        says = {placed.type: ", as its head says"} if placed.status == "logged" else {}
        mailed = ", ".join(part for part in (person, name) if part)
        options = {
            "1": (
                f"an e-mail to {fit(mailed, 30).rstrip()}{says.get(ActivityType.EMAIL_SENT, '')}",
                lambda: log(ActivityType.EMAIL_SENT),
            ),
            "2": (f"a reply from {them}{says.get(ActivityType.REPLY, '')}", lambda: log(ActivityType.REPLY)),
            "3": (
                f"a note{f' on {fit(name, 24).rstrip()}' if name else ''}{says.get(ActivityType.NOTE, '')}",
                lambda: log(ActivityType.NOTE),
            ),
            "4": ("drop", lambda: host.say("Dropped.")),
        }
        if placed.others and placed.status == "logged":
            names = ", ".join(new.box.called for new in placed.others)
            options["5"] = (f"as its head says, and bring in {fit(names, 28).rstrip()}", bring)
        begin = long_day(placed.at.date()).partition(" ")[2] if placed.at else count(len(mail.words.split()), "word")
        host.menu(f"Pasted, {begin}", options)
