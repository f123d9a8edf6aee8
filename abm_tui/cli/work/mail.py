"""`abm log --mail`: messages and mailboxes from files or a pipe, each once; what became of each is said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.output import Format, out, out_json
from abm_tui.errors import Refused, UsageError
from abm_tui.text import clean, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abm_tui.rules.people.mail import MailMessage
    from abm_tui.store import Store
    from abm_tui.store.commands.mail import LoggedMail

_STAYED_OUT = ("no_account", "unreadable")
_ALL_OUT, _SOME_OUT = 1, 3
_FILE_SIGNS = (".eml", ".mbox", ".mbx", ".msg", ".txt")


def log_mail(words: Sequence[str], form: Format, *, new_people: bool, dry_run: bool) -> None:
    """Log what the files hold. Ends with 3 when some mails stayed out, 1 when all did."""
    files, named = _files_and_account(words)
    store = context.workspace()
    account_id = account(store, named).id if named else None
    mails = [mail for file in files for mail in _read(file)]
    group, changes = "", 0
    if dry_run:
        from abm_tui.store.commands.mail import LoggedMail, summary
        from abm_tui.store.queries.mail import coming, placed_mails

        placed = store.read(placed_mails, mails, account_id, new_people=new_people)
        done = [LoggedMail(one, tuple(coming(one, new_people)) if one.status == "logged" else ()) for one in placed]
        label = f"Dry run, nothing was written. {summary(done, would=True)}"
    else:
        from abm_tui.store.commands.mail import log_mails

        result = context.run(log_mails, mails, account_id, new_people=new_people)
        done, label, group = result.value, result.label, result.group
        changes = sum(change.entity != "move" for change in result.changes)
    _tell(store, form, done, label, group, changes, new_people=new_people)
    out_of_it = sum(one.placed.status in _STAYED_OUT for one in done)
    if out_of_it:
        raise typer.Exit(_ALL_OUT if out_of_it == len(done) else _SOME_OUT)


def _files_and_account(words: Sequence[str]) -> tuple[list[str], str]:
    """What is a file or `-`, and the one word that is none: the account."""
    files = [word for word in words if word == "-" or Path(word).expanduser().exists()]
    rest = [word for word in words if word not in files]
    if files.count("-") > 1:
        raise UsageError("stdin_twice", "Standard input can be read only once.")
    meant = [word for word in rest if word.lower().endswith(_FILE_SIGNS) or "/" in word]
    rest = [word for word in rest if word not in meant]
    if not files and not meant:
        raise UsageError("no_such_file", f"There is no file {clean(rest[0])}. Nothing was logged.")
    if len(rest) > 1:
        raise UsageError("usage", "Mail is logged for one account at most: abm log --mail FILE… ACCOUNT.")
    return [word for word in words if word in files or word in meant], rest[0] if rest else ""


def _read(file: str) -> list[MailMessage]:
    from abm_tui.exchange.files.reading import file_bytes
    from abm_tui.exchange.mail.mbox import read_mails
    from abm_tui.rules.people.mail import MailMessage

    if file == "-":
        return read_mails(sys.stdin.buffer.read(), "standard input")
    name = clean(Path(file).name)
    try:
        return read_mails(file_bytes(file), name)
    except Refused as error:
        return [MailMessage(name, problem=error.message.removeprefix(f"{name}: ").rstrip("."))]


def _tell(
    store: Store, form: Format, done: Sequence[LoggedMail], label: str, group: str, changes: int, *, new_people: bool
) -> None:
    from abm_tui.store.queries.finding import names

    ids = {one.placed.account_id for one in done} | {new.account_id for one in done for new in one.placed.new_people}
    named = store.read(names, [i for i in ids if i is not None])
    warnings = [said for one in done for said in _remarks(one, named)]
    guesses = dict(pair for one in done for pair in one.placed.taken_for)
    warnings += [f"{email} was taken for {who}'s: abm member email {who} {email}" for email, who in guesses.items()]
    if form == Format.JSON:
        mails = [_as_json(one, named) for one in done]
        out_json({"done": label, "group": group, "changes": changes, "mails": mails, "warnings": warnings})
        return
    out("\n".join([*(_line(one, named) for one in done), *(f"  ! {said}" for said in warnings), f"{label}."]))
    offered = [new for one in done for new in one.placed.others]
    if offered and not new_people:
        out(f"{count(len(offered), 'more person', 'more people')} could be brought in: --new-people.")


def _line(one: LoggedMail, named: dict[int, str]) -> str:
    placed, mail = one.placed, one.placed.mail
    day = f" {(placed.at or mail.at):%Y-%m-%d}" if placed.at or mail.at else ""
    if placed.status != "logged":
        return f"{mail.file}: {placed.status.replace('_', ' ')}{day} {mail.subject}".rstrip()
    what = {"email_sent": "e-mail to", "reply": "reply of"}.get(placed.type, "note on")
    who = placed.person.name if placed.person else ""
    where = named.get(placed.account_id or 0, "")
    subject = f': "{mail.subject}"' if mail.subject else ""
    return f"{mail.file}: {what} {', '.join(part for part in (who, where) if part)}{day}{subject}"


def _remarks(one: LoggedMail, named: dict[int, str]) -> list[str]:
    placed = one.placed
    said = [f"{placed.mail.file}: {remark}" for remark in placed.remarks]
    if placed.status == "internal" and placed.mail.forwards is not None:
        said[-1] += f'; to log it: abm log ACCOUNT "{placed.mail.forwards.called} replied: …"'
    said += [f"{new.name or new.email} was brought along at {named[new.account_id]}" for new in one.brought]
    said += [
        f"{new.name or new.email} <{new.email}> is unknown at {named[new.account_id]}"
        for new in placed.new_people
        if new not in one.brought
    ]
    return [*said, f'it closes "{one.closed}"'] if one.closed else said


def _as_json(one: LoggedMail, named: dict[int, str]) -> dict[str, Any]:
    placed, mail = one.placed, one.placed.mail
    return {
        "file": mail.file,
        "message_id": mail.message_id or None,
        "at": placed.at or mail.at,
        "direction": placed.direction or None,
        "account": named.get(placed.account_id or 0),
        "people": list(placed.people),
        "new_people": [
            {"name": new.name, "email": new.email, "account": named[new.account_id]} for new in placed.new_people
        ],
        "status": placed.status,
        "activity": placed.activity_id,
    }
