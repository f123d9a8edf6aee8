"""Our fields by kind of record: the columns that an export writes, and those that only an import understands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, get_args

from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.field_kinds import AccountField, Kind
from abm_tui.models.words import Role

RecordKind = Literal["accounts", "contacts", "activities", "opportunities"]
KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
# What a file's rows may be, in the order in which files are gone through: campaigns only name those of other files.
BRINGS: tuple[str, ...] = ("campaigns", *KINDS)

TABLES: dict[str, str] = {
    "accounts": "account",
    "contacts": "contact",
    "activities": "activity",
    "opportunities": "opportunity",
    "touches": "touch",  # of no file of their own: tasks among the activities
    "campaigns": "record",  # nothing of ours: their names are kept for the activities that go by their keys
}
# One and many of them, as sentences say it.
WORDS = {
    "accounts": ("account", "accounts"),
    "contacts": ("person", "people"),
    "activities": ("activity", "activities"),
    "opportunities": ("deal", "deals"),
    "campaigns": ("campaign", "campaigns"),
}

# How a cell is read: see values.reader().
_READ_AS = {
    Kind.NAME: "name",
    Kind.DOMAIN: "domain",
    Kind.SHORT: "short",
    **dict.fromkeys((Kind.LINE, Kind.BAD_FIT, Kind.CRITERIA), "line"),
    Kind.PROSE: "prose",
    **dict.fromkeys((Kind.SEVERAL, Kind.TAGS), "many"),
    Kind.HEADCOUNT: "employees",
    Kind.STRENGTH: "strength",
    **dict.fromkeys((Kind.AMOUNT, Kind.REVENUE), "money"),
    **dict.fromkeys((Kind.DAY, Kind.PAST_DAY, Kind.STAGE_DAY), "day"),
    Kind.FLAG: "yes_no",
    Kind.TIER: "tier",
    Kind.STAGE: "stage",
    Kind.OWNER: "member",
    Kind.ANSWER: "answer",
}
# What a row of accounts has that is no column of theirs, and before which of their columns it stands.
_BESIDE_ACCOUNT = {
    "criteria": {"evidence": "prose"},
    "notes": {"next_step": "line", "next_due": "day", "next_owner": "member", "roles_not_needed": "roles"},
}


def account_columns(fields: Iterable[AccountField]) -> dict[str, str]:
    """The columns of a file of accounts in their order, each with how its cells are read."""
    found = {"id": "number"}
    for one in fields:
        if one.exported:
            found |= {**_BESIDE_ACCOUNT.get(one.name, {}), one.name: _READ_AS[one.kind]}
    return found


_ACCOUNT = account_columns(ACCOUNT_FIELDS.values())
_CONTACT = {
    "id": "number",
    "account": "account",
    "first_name": "short",
    "last_name": "short",
    "title": "short",
    "department": "short",
    "email": "email",
    "email_verified_at": "day",
    "phone": "short",
    "linkedin": "short",
    "roles": "roles",
    "status": "status",
    "stance": "stance",
}
_ACTIVITY = {
    "id": "number",
    "account": "account",
    "contact": "contact",
    "type": "activity",
    "at": "moment",
    "subject": "line",
    "topic": "short",
    "campaign": "short",
    "asset": "line",
    "team": "team",
    "by": "member",
    "notes": "prose",
}
_OPPORTUNITY = {
    "id": "number",
    "account": "account",
    "name": "short",
    "amount": "money",
    "currency": "currency",
    "stage": "short",
    "status": "deal",
    "created_at": "day",
    "close_date": "day",
    "closed_at": "day",
}
# What an export writes, in this order.
COLUMNS: dict[str, dict[str, str]] = {
    "accounts": _ACCOUNT,
    "contacts": _CONTACT,
    "activities": _ACTIVITY,
    "opportunities": _OPPORTUNITY,
}
# What happened to a person, as wide files say it: a column for each, with yes or no, how often, or when.
MARKS = (
    "sent",
    "delivered",
    "opened",
    "clicked",
    "replied",
    "bounced",
    "unsubscribed",
    "registered",
    "attended",
    "responded",
)
# Columns that are questions of a form, each with what was written to it.
ANSWERS = "answers"
# People whom a spreadsheet of accounts names, in no role or under a role's code.
PERSON = "person"
PEOPLE = (PERSON, *(f"{PERSON}_{role.lower()}" for role in Role))
# What an import understands besides: the source's own keys, and columns that become several of our fields.
_KEYS = {"record_id": "key", "account_record_id": "key"}
EXTRA: dict[str, dict[str, str]] = {
    "accounts": {"record_id": "key", **dict.fromkeys(PEOPLE, "people")},
    "contacts": {
        **_KEYS,
        "full_name": "short",
        "emails_opened": "counter",
        "email_replies": "counter",
        "form_submissions": "counter",
        "page_views": "counter",
        "last_open_at": "moment",
        "last_reply_at": "moment",
        "last_form_at": "moment",
        "last_visit_at": "moment",
        "connected_at": "day",
    },
    "activities": {
        **_KEYS,
        "contact_record_id": "key",
        "campaign_record_id": "key",
        "full_name": "short",
        "first_name": "short",
        "last_name": "short",
        "at_time": "short",
        "outcome": "outcome",
        "done": "done",
        "direction": "direction",
        "response": "response",
        "campaign_type": "short",
        "sender": "contact",
        "called_off": "yes_no",
        "surge": "counter",
        ANSWERS: ANSWERS,
        **dict.fromkeys(MARKS, "mark"),
        "attended": "came",
    },
    "opportunities": {
        **_KEYS,
        "is_won": "yes_no",
        "is_closed": "yes_no",
        "probability": "foreseen",  # of a deal whose stage only looks closed
        "forecast": "forecast",
        "quantity": "money",
        "unit_price": "money",
    },
    "campaigns": {"record_id": "key", "name": "short", "campaign_type": "short"},
}

# Never mapped unless somebody does it by hand: what a team has no business to keep about a person.
_PRIVATE = re.compile(
    r"birth(day|date|place)?|dateofbirth|^dob$|gender|^sex$|^age$|income|salary|wage|networth|driv(ing|er|ers)licen[cs]e|^ssn|socialsecurity"
    r"|socialinsurance|nationalinsurance|passport|nationalid|identitycard|taxid(entification)?number|^iban$|^bic$|bankaccount"
    r"|bankname|creditcard|creditscore|marital|spouse|religio|ethnic|^race$|nationality|citizenship|housing|disabilit|health"
    r"|homephone|homeaddress|geburt|geschlecht|gehalt|familienstand|nacimiento|genero|naissance|sexe"
)


@lru_cache(maxsize=10_000)  # columns say the same few words again and again
def fold_header(header: str) -> str:
    """A header for comparing: no case, blanks, accents or punctuation; `# Employees` and `employees` are one."""
    text = unicodedata.normalize("NFKD", header.strip()).casefold().removesuffix("__c")
    return "".join(char for char in text if char.isalnum())


def readers(kind: str) -> dict[str, str]:
    """Every field an import of `kind` may fill, and how its cells are read."""
    return {**COLUMNS.get(kind, {}), **EXTRA[kind]}


def of_company(kind: str) -> dict[str, str]:
    """The fields of the company that a row of `kind` may bring along, and how each is read; none of other kinds."""
    brings = kind in ("contacts", "opportunities")
    return {name: how for name, how in _ACCOUNT.items() if name != "id"} if brings else {}


def in_words(field: str) -> str:
    """A field as the screen says it: `owner sales`, `person EB`."""
    name, _, code = field.rpartition("_")
    return f"{name} {code.upper()}" if name == PERSON else field.replace("_", " ")


def is_private(header: str, kind: str = "") -> bool:
    """Whether a column is about somebody's private life, by its header; a deal's age is none."""
    name = fold_header(header)
    return bool(_PRIVATE.search(name)) and not (kind == "opportunities" and name == "age")
