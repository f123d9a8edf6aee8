"""`abm contact` and `abm seat`: people, and their places in the buying committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account, split_pairs
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, TextOrJson, done, read_day
from abm_tui.cli.shared.output import Format
from abm_tui.errors import Fix, Refused, UsageError
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Stance

if TYPE_CHECKING:
    from abm_tui.store import Store
    from abm_tui.store.unit import Unit

_DAYS = {"email_verified_at"}
_YES = {"1", "y", "yes", "true"}
_NO = {"", "0", "n", "no", "false"}


def register(app: typer.Typer) -> None:
    family = typer.Typer(help="People: add, set.", no_args_is_help=True, rich_markup_mode=None)
    family.command("add")(contact_add)
    family.command("set")(contact_set)
    app.add_typer(family, name="contact")
    app.command("seat")(seat)


def _read(store: Store, pairs: list[str] | None) -> dict[str, Any]:
    """The values that `F=V…` mean for a person; `roles` stays a list of role words. Raises UsageError, Refused."""
    from abm_tui.store.commands.committee import PERSON_FIELDS

    found: dict[str, Any] = {}
    for field, text in split_pairs(pairs).items():
        name = {"role": "roles", "name": "full_name"}.get(field, field)
        if name not in (*PERSON_FIELDS, "roles", "full_name"):
            raise UsageError(
                "no_such_field", f"A person has no field {field}. There are: roles, {', '.join(PERSON_FIELDS)}."
            )
        found[name] = _value(store, name, text.strip())
    if full := found.pop("full_name", ""):
        found["first_name"], _, found["last_name"] = full.partition(" ")
    return found


def _value(store: Store, field: str, text: str) -> Any:
    if field == "roles":
        return [role.strip() for role in text.replace(",", ";").split(";") if role.strip()]
    if field in _DAYS:
        return None if text in {"", "-"} else read_day(store, text, past=True)
    if field == "email_bounced":
        if text.lower() not in _YES | _NO:
            raise Refused("bad_yes", f'Neither yes nor no: "{text}".')
        return text.lower() in _YES
    if field == "status":
        return _word(text, "status", [s for s in PersonStatus if s != PersonStatus.MISSING])
    if field == "stance":
        return _word(text, "stance", list(Stance))
    return text


def _word(text: str, what: str, words: list[Any]) -> str | None:
    if text.lower() in {"", "-", "none"}:
        return None
    found = [word for word in words if word.startswith(text.lower())]
    if len(found) != 1:
        raise Refused(f"no_such_{what}", f'No such {what}: "{text}". There are {", ".join(words)}.')
    return str(found[0])


def contact_add(
    who: AccountArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help='First and last name: "Dana Ruiz".')],
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="F=V…", help="title=CFO department=Finance roles=EB email=…")
    ] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Add a person to an account, in its committee when roles are named."""
    store = context.workspace()
    one = account(store, who)
    values = _read(store, fields)
    roles = values.pop("roles", [])
    first, _, last = " ".join(name.split()).partition(" ")
    if not first:
        raise Refused("blank_name", "A person needs a name. Nothing was added.")
    from abm_tui.store.commands import committee

    def work(u: Unit) -> int:
        contact_id = committee.add_person(u, one.id, first_name=first, last_name=last, **values)
        label = u.label
        for role in roles:
            committee.seat_person(u, one.id, role, contact_id)
        u.label = label
        return contact_id

    result = context.run(work)
    done(result, form, id=result.value)


def contact_set(
    who: Annotated[str, typer.Argument(metavar="PERSON", help="Their id, e-mail address or exact name.")],
    fields: Annotated[list[str], typer.Argument(metavar="F=V…", help="status=engaged stance=for roles=EB;CH …")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Set fields of a person. `roles=` puts them on these seats as well; seats they have stay."""
    store = context.workspace()
    from abm_tui.store.commands import committee
    from abm_tui.store.queries.finding import person

    one = store.read(person, who)
    values = _read(store, fields)
    roles = values.pop("roles", [])
    if roles and one.account_id is None:
        raise Refused("no_account", f"{one.name} is in no account, so there is no committee to sit in.")

    def work(u: Unit) -> None:
        for role in roles:
            assert one.account_id is not None
            committee.seat_person(u, one.account_id, role, one.id)
        if values:
            committee.set_person(u, one.id, **values)

    done(context.run(work), form, id=one.id)


_STATES = {
    "0": "missing",
    "1": "identified",
    "2": "contacted",
    "3": "engaged",
    "9": "not_needed",
    **{word: word for word in ("missing", "identified", "contacted", "engaged", "not_needed")},
}


def seat(
    who: AccountArgument,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=", ".join(f"{r} {n}" for r, n in ROLE_NAMES.items()))],
    state: Annotated[
        str, typer.Argument(metavar="STATE", help="missing, identified, contacted, engaged, not_needed (or 0 1 2 3 9).")
    ],
    person: Annotated[str, typer.Option(metavar="PERSON", help="Who sits there: id, e-mail address or name.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Set a seat of the buying committee."""
    store = context.workspace()
    one = account(store, who)
    wanted = _STATES.get(state.strip().lower().replace("-", "_").replace(" ", "_"))
    if wanted is None:
        raise UsageError("no_such_state", f'No such state: "{state}". {", ".join(list(_STATES)[5:])}.')
    from abm_tui.store.commands import committee
    from abm_tui.store.queries import finding

    sitting = store.read(finding.person, person) if person else None
    if sitting is not None and sitting.account_id != one.id:
        raise Refused(
            "other_account", f"{sitting.name} is not at {one.name}.", Fix("a", f"abm contact add {one.id} NAME")
        )
    if sitting is not None and wanted in {"missing", "not_needed"}:
        raise UsageError(
            "no_person", f"A seat that is {wanted.replace('_', ' ')} has nobody on it: leave out --person."
        )

    def work(u: Unit) -> None:
        if sitting is not None:
            committee.seat_person(u, one.id, role, sitting.id)
            committee.set_person(u, sitting.id, status=wanted)
        else:
            committee.set_seat(u, one.id, role, wanted)

    done(context.run(work), form, id=one.id)
