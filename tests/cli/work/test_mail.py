"""`abm log --mail`: right person, direction, day and words; what stays out is said, the others come in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import Abm

from abm_tui.store import open_workspace
from abm_tui.store.queries.facts import account_facts

REPLY = """Return-Path: <odo.mark@duneford.example>
From: Odo Mark <odo.mark@duneford.example>
To: Kim <kim@us.example>
Cc: Lee <lee@us.example>, Bea Lorne <bea.lorne@duneford.example>
Subject: Re: Line 4 offer
Date: Thu, 12 Nov 2026 09:40:12 +0100
Message-ID: <case60.1@duneford.example>
In-Reply-To: <case60.0@us.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hi Kim,

the board said yes to the pilot. We sign next week if legal is ok with clause 7.

Odo

--\x20
Odo Mark
Head of Plant, Duneford Dairy
+1 555 0102

On Tue, 10 Nov 2026 at 15:05, Kim <kim@us.example> wrote:
> Hi Odo,
> here is the offer for line 4. It stands until 20 November.
> Kim
"""
GERMAN = """From: =?iso-8859-1?Q?J=F6rg_Hallmer?= <joerg.hallmer@lindqvar.example>
To: <kim@us.example>
Subject: =?iso-8859-1?Q?AW=3A_Angebot_f=FCr_Rolle_3?=
Date: Fri, 13 Nov 2026 08:02:55 +0100
Message-ID: <case61.1@lindqvar.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Hallo Kim,

das Angebot f=FCr die Rolle 3 passt. Bitte nennen Sie uns noch die Lieferze=
it f=FCr Los 2.

Mit freundlichen Gr=FC=DFen
J=F6rg Hallmer
Leiter Einkauf

Von: Kim <kim@us.example>
Gesendet: Dienstag, 10. November 2026 15:05
An: J=F6rg Hallmer <joerg.hallmer@lindqvar.example>
Betreff: Angebot f=FCr Rolle 3

Guten Tag Herr Hallmer,
anbei unser Angebot, g=FCltig bis zum 30. November 2026.
"""
FORWARD = """From: Lee <lee@us.example>
To: Kim <kim@us.example>
Subject: Fwd: Retrofit photos
Date: Tue, 17 Nov 2026 08:30:00 +0100
Message-ID: <case62.1@us.example>

for you, she wants a date

---------- Forwarded message ---------
From: Tess Arlen <tess.arlen@albrook.example>
Date: Mon, 16 Nov 2026 at 14:20
Subject: Retrofit photos
To: Lee <lee@us.example>

Lee, the photos are attached. When can your people come?
Tess
"""
INTERNAL = """From: Kim <kim@us.example>
To: Lee <lee@us.example>
Subject: Duneford: who calls Odo?
Date: Wed, 18 Nov 2026 10:00:00 +0100
Message-ID: <case63.1@us.example>

Odo Mark (odo.mark@duneford.example) asked for references. Can you call him by Friday?
"""


@pytest.fixture
def abm(empty: Abm, home: Path, monkeypatch: pytest.MonkeyPatch) -> Abm:
    """Kim and Lee on 30 November 2026 with three accounts, and Odo Mark at the first."""
    for name, value in {"ABM_TODAY": "2026-11-30", "ABM_USER": "kim", "TZ": "UTC"}.items():
        monkeypatch.setenv(name, value)
    empty("init", "--member", "kim:sales", "--member", "lee:marketing")
    empty("add", "Duneford Dairy", "domain=duneford.example")
    empty("add", "Lindqvar Paper", "domain=lindqvar.example")
    empty("add", "Albrook Castings", "domain=albrook.example")
    empty("contact", "add", "1", "Odo Mark", "email=odo.mark@duneford.example")
    return empty


@pytest.fixture
def log(abm: Abm, home: Path) -> Any:
    """Logs a mail from a file, as JSON."""

    def run(text: str, *more: str, name: str = "a.eml") -> Any:
        (home / name).write_bytes(text.replace("\n", "\r\n").encode())
        answer = abm("log", "--mail", home / name, *more, "--format", "json")
        return {**answer.json, "code": answer.code}

    return run


def written(home: Path, account_id: int) -> tuple[list[Any], list[Any], dict[int, str]]:
    """The activities, the touches and the people of an account."""
    store = open_workspace(home / "abm.db", "kim")
    facts = store.read(account_facts, ids=[account_id])[account_id]
    store.close()
    return list(facts.activities), list(facts.touches), {person.id: person.name for person in facts.people}


def test_a_reply_comes_in_once_with_its_person_day_and_new_words(log: Any, home: Path) -> None:
    answer = log(REPLY)
    assert (answer["code"], answer["done"]) == (0, "1 mail: 1 logged")
    (mail,) = answer["mails"]
    new = [{"name": "Bea Lorne", "email": "bea.lorne@duneford.example", "account": "Duneford Dairy"}]
    assert mail == {
        "file": "a.eml",
        "message_id": "case60.1@duneford.example",
        "at": "2026-11-12T08:40",
        "direction": "in",
        "account": "Duneford Dairy",
        "people": ["Odo Mark"],
        "new_people": new,
        "status": "logged",
        "activity": mail["activity"],
    }
    assert log(REPLY)["mails"][0]["status"] == "known"
    (event,), touches, people = written(home, 1)
    assert (event.type, event.at.date().isoformat(), people) == ("reply", "2026-11-12", {1: "Odo Mark"})
    assert event.notes == (
        "Hi Kim,\n\nthe board said yes to the pilot. We sign next week if legal is ok with clause 7.\n\nOdo"
    )
    assert touches == []
    assert any("kim@us.example was taken for kim's" in said for said in answer["warnings"])


def test_a_german_mail_brings_its_writer_along_without_the_quote_below(log: Any, home: Path) -> None:
    answer = log(GERMAN)
    assert answer["done"] == "1 mail: 1 logged, 1 person brought along"
    assert "Jörg Hallmer was brought along at Lindqvar Paper" in answer["warnings"]
    (event,), touches, people = written(home, 2)
    assert (event.type, event.subject, people[event.contact_id]) == ("reply", "AW: Angebot für Rolle 3", "Jörg Hallmer")
    assert event.at.date().isoformat() == "2026-11-13"
    assert event.notes.endswith("Bitte nennen Sie uns noch die Lieferzeit für Los 2.")
    assert touches == []


def test_a_mail_among_members_is_ignored_and_a_forward_names_whose_it_holds(log: Any, home: Path) -> None:
    forward, internal = log(FORWARD), log(INTERNAL)
    assert [answer["mails"][0]["status"] for answer in (forward, internal)] == ["internal", "internal"]
    assert (forward["code"], forward["changes"], internal["done"]) == (0, 0, "1 mail: 1 internal")
    assert any("internal, forwards a mail of Tess Arlen; to log it: abm log" in said for said in forward["warnings"])
    assert written(home, 3) == ([], [], {})
    assert written(home, 1)[0] == []


def test_our_own_mail_is_an_e_mail_by_us_and_closes_only_the_step_to_that_person(
    log: Any, abm: Abm, home: Path
) -> None:
    abm("--today", "2026-11-10", "log", "Duneford Dairy", "e-mail Odo Mark the offer by 13 nov")
    answer = log(
        "From: Lee <lee@us.example>\nTo: Odo Mark <odo.mark@duneford.example>\nSubject: Offer\n"
        "Date: Thu, 12 Nov 2026 10:00:00 +0000\nMessage-ID: <9@us.example>\n\nhere it is, call me by Friday\n"
    )
    assert answer["mails"][0]["direction"] == "out"
    events, touches, _ = written(home, 1)
    sent = next(event for event in events if event.id == answer["mails"][0]["activity"])
    assert (sent.type, sent.by, sent.team) == ("email_sent", 2, "marketing")
    assert [touch.status for touch in touches] == ["done"]
    assert any("it closes" in said for said in answer["warnings"])


def test_an_out_of_office_answer_is_a_note_without_a_point(log: Any, abm: Abm, home: Path) -> None:
    log(REPLY.replace("Subject: Re: Line", "Auto-Submitted: auto-replied\nSubject: Out of office: Line"))
    assert [event.type for event in written(home, 1)[0]] == ["note"]
    assert abm("score", "1", "--format", "json").json["score"] == 0


def test_a_bounce_marks_the_address(log: Any, abm: Abm, home: Path) -> None:
    answer = log(
        "From: MAILER-DAEMON@us.example\nTo: kim@us.example\nSubject: Undelivered Mail Returned to Sender\n"
        "X-Failed-Recipients: odo.mark@duneford.example\nMessage-ID: <b@us.example>\n\nSorry\n"
    )
    assert answer["mails"][0]["people"] == ["Odo Mark"]
    store = open_workspace(home / "abm.db", "kim")
    (person,) = store.read(account_facts, ids=[1])[1].people
    store.close()
    assert person.email_bounced
    assert written(home, 1)[0][0].type == "note"


def test_somebody_at_no_account_stays_out_unless_one_is_named(log: Any, home: Path) -> None:
    stranger = REPLY.replace("duneford.example", "elsewhere.example")
    assert (log(stranger)["code"], log(stranger)["mails"][0]["status"]) == (1, "no_account")
    named = log(stranger, "Albrook Castings")
    assert (named["code"], named["mails"][0]["account"]) == (0, "Albrook Castings")
    assert "Odo Mark" in written(home, 3)[2].values()


def test_several_files_and_mailboxes_come_in_and_what_is_none_is_said(abm: Abm, home: Path) -> None:
    (home / "none.txt").write_text("Name,Email\nOdo,odo@d.example\n")
    (home / "box").write_text(
        "".join(f"From x@d.example Thu Nov 12 09:40:12 2026\n{m}\n" for m in (REPLY, GERMAN, REPLY))
    )
    answer = abm("log", "--mail", home / "none.txt", home / "box", home / "gone.eml", "--format", "json")
    assert answer.code == 3
    assert [mail["status"] for mail in answer.json["mails"]] == [
        "unreadable",
        "logged",
        "logged",
        "known",
        "unreadable",
    ]
    assert answer.json["done"] == "5 mails: 2 logged, 1 known already, 2 unreadable, 1 person brought along"
    assert "gone.eml: there is no such file" in answer.json["warnings"]
    abm("undo")
    assert written(home, 1)[0] == written(home, 2)[0] == []
    assert written(home, 2)[2] == {}


def test_a_mail_is_piped_and_a_dry_run_writes_nothing(abm: Abm, home: Path) -> None:
    dry = abm("log", "--mail", "-", "--dry-run", "--new-people", input=REPLY.encode())
    assert (dry.code, written(home, 1)[0]) == (0, [])
    assert "Bea Lorne was brought along at Duneford Dairy" in dry.out
    real = abm("log", "--mail", "-", "--new-people", input=REPLY.encode())
    assert real.out.startswith('standard input: reply of Odo Mark, Duneford Dairy 2026-11-12: "Re: Line 4 offer"')
    assert sorted(written(home, 1)[2].values()) == ["Bea Lorne", "Odo Mark"]
    assert abm("log", "--mail", "-", input=b"").code == 1


@pytest.mark.parametrize("date", ["", "Date: Thu, 99 Foo 2026 25:99\n", "Date: Fri, 1 Jan 2100 10:00:00 +0000\n"])
def test_without_a_day_that_can_be_it_is_logged_today_and_said(log: Any, home: Path, date: str) -> None:
    answer = log(REPLY.replace("Date: Thu, 12 Nov 2026 09:40:12 +0100\n", date))
    assert written(home, 1)[0][0].at.date().isoformat() == "2026-11-30"
    assert any("logged on the day it came in" in said for said in answer["warnings"])


def test_a_members_address_is_recorded_shown_and_decides_who_wrote(log: Any, abm: Abm, home: Path) -> None:
    assert abm("member", "email", "kim", "k.ims@us.example").code == 0
    assert abm("member", "email", "kim", "--format", "json").json["email"] == ["k.ims@us.example"]
    assert "k.ims@us.example" in abm("member", "list").out
    sent = "From: k.ims@us.example\nTo: odo.mark@duneford.example\nSubject: Offer\nMessage-ID: <8@us.example>\n\nhere\n"
    assert log(sent)["mails"][0]["direction"] == "out"
    assert written(home, 1)[0][0].by == 1
    colleague = sent.replace("k.ims@", "the.boss@").replace("<8", "<7")
    assert log(colleague)["mails"][0]["direction"] == "out"
    assert abm("member", "email", "lee", "k.ims@us.example").code == 1
    assert abm("member", "email", "lee", "no address").code == 1
    assert abm("member", "email", "lee", "odo.mark@duneford.example").code == 1


def test_init_and_member_add_take_addresses(empty: Abm, home: Path) -> None:
    assert empty("init", "--member", "ana:sales:ana@us.example", "--member", "bo:marketing").code == 0
    assert empty("--as", "ana", "member", "add", "cleo:sales", "--email", "cleo@us.example").code == 0
    members = empty("--as", "ana", "member", "list", "--format", "json").json["members"]
    assert [one["email"] for one in members] == [["ana@us.example"], [], ["cleo@us.example"]]
