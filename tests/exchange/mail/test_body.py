"""The new words of a mail, without what it quotes and without the signature; no sentence of theirs is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.mail.body import split_body

pytestmark = pytest.mark.quick

OUTLOOK = """Kim,

we need the DPA first. Then we can go on.

Best regards,
Tess Arlen
Head of Procurement
T +1 555 0199 | tess.arlen@albrook.example

________________________________
From: Kim <kim@us.example>
Sent: Tuesday, November 10, 2026 3:05 PM
To: Tess Arlen <tess.arlen@albrook.example>
Subject: Offer

Dear Tess,
here is the offer."""
QUOTED = "> Guten Tag,\n> anbei unser Angebot bis zum 30. November.\n"


def test_an_outlook_signature_and_what_is_below_the_line_are_cut() -> None:
    assert split_body(OUTLOOK).words == "Kim,\n\nwe need the DPA first. Then we can go on."


@pytest.mark.parametrize(
    "head",
    [
        "On Tue, 10 Nov 2026 at 15:05, Kim <kim@us.example> wrote:",
        "On Tue, 10 Nov 2026 at 15:05, Kim of a company with a very long name\n<kim@us.example> wrote:",
        "Am 10.11.2026 um 15:05 schrieb Kim <kim@us.example>:",
        "Le mar. 10 nov. 2026 à 15:05, Kim <kim@us.example> a écrit :",
        "El mar, 10 nov 2026 a las 15:05, Kim (<kim@us.example>) escribió:",
        "Op di 10 nov 2026 om 15:05 schreef Kim <kim@us.example>:",
        "Den tis 10 nov. 2026 kl 15:05 skrev Kim <kim@us.example>:",
        "-----Ursprüngliche Nachricht-----\nVon: Kim <kim@us.example>\nGesendet: Dienstag, 10. Nov. 2026\nBetreff: A",
        "De : Kim <kim@us.example>\nEnvoyé : mardi 10 novembre 2026 15:05\nÀ : Anne <a@b.example>\nObjet : Offre",
    ],
)
def test_a_quote_is_cut_in_every_language_one_meets(head: str) -> None:
    assert split_body(f"Passt, danke.\n\n{head}\n\n{QUOTED}").words == "Passt, danke."


@pytest.mark.parametrize(
    "signature",
    [
        "Mit freundlichen Grüßen\nJörg Hallmer\nLeiter Einkauf",
        "Freundliche Grüße\n\nJörg Hallmer",
        "Viele Grüße aus Köln\nJörg",
        "Mit freundlichen Grüßen / Best regards\nJörg",
        "Cheers,\nJoe",
        "Sent from my iPhone",
        "-- \nJoe\n+1 555 0102",
        "Cordialement,\nAnne Petit",
    ],
)
def test_a_signature_is_cut(signature: str) -> None:
    assert split_body(f"We sign on Friday.\n\n{signature}\n").words == "We sign on Friday."


@pytest.mark.parametrize(
    "text",
    [
        "Hi Kim,\n\nThanks, that works for us.\nBest, we think, is option B:\n- cheaper\n- faster\nTake the offer.",
        "From: our side nothing speaks against it.\nTo: my mind we sign.",
        "Regards the DPA: legal is fine with it.\nWe sign.",
        "Thanks\nfor the call, we want to go on with the pilot in January.",
        "yes",
    ],
)
def test_a_sentence_that_begins_like_a_closing_or_a_head_is_kept(text: str) -> None:
    assert split_body(text).words == text


def test_answers_between_and_below_a_quote_are_kept() -> None:
    assert split_body("Hi,\n\n> And line 4?\nYes.\n\n> When?\nNext week.").words == "Hi,\n\nYes.\n\nNext week."
    below = (
        "On Tue, 10 Nov 2026, Kim <kim@us.example> wrote:\n> here is the offer,\nwrapped\n> it stands\n\nYes, go on."
    )
    assert split_body(below).words == "Yes, go on."


def test_a_postscript_below_the_signature_is_kept() -> None:
    assert split_body("We sign.\n\nBest regards\nOdo\n\nP.S. Bea knows the rest.").words == (
        "We sign.\n\nP.S. Bea knows the rest."
    )


@given(st.text(max_size=400))
def test_any_text_is_split_and_words_come_from_it(text: str) -> None:
    words = split_body(text).words
    assert all(line.strip() in text for line in words.split("\n"))


def test_a_long_line_and_many_lines_take_no_long_time() -> None:
    body = split_body("On " + "wr " * 60_000 + "\n" + "Thanks, we sign.\n" * 20_000)
    assert body.words.endswith("we sign.")
