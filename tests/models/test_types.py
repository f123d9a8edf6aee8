"""Column types that no writer can go round."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy.dialects.sqlite import dialect

from abm_tui.models.types import MONEY_LIMIT, DocumentText, LineText, Money, ProseText, ShortText
from abm_tui.text import TooLong

SQLITE = dialect()


def test_a_text_is_cleaned_on_its_way_in_and_on_its_way_out() -> None:
    assert ShortText().process_bind_param("  Acme\x1b]52;c\x07 ", SQLITE) == ShortText().process_result_value(
        "  Acme\x1b]52;c\x07 ", SQLITE
    )
    assert "\x1b" not in str(ShortText().process_bind_param("a\x1b[31mb", SQLITE))
    assert ShortText().process_bind_param(None, SQLITE) is None


def test_only_prose_and_documents_keep_their_lines() -> None:
    kept = {kind.__name__: kind().process_bind_param("a\nb", SQLITE) for kind in (ShortText, LineText, ProseText)}
    assert kept == {"ShortText": "a b", "LineText": "a b", "ProseText": "a\nb"}
    assert DocumentText().process_bind_param('{\n"a": 1}', SQLITE) == '{\n"a": 1}'


@pytest.mark.parametrize(("kind", "most"), [(ShortText, 200), (LineText, 1_000), (ProseText, 10_000)])
def test_a_text_longer_than_its_kind_allows_is_refused_never_cut(kind: type[ShortText], most: int) -> None:
    assert kind().process_bind_param("a" * most, SQLITE) == "a" * most
    with pytest.raises(TooLong):
        kind().process_bind_param("a" * (most + 1), SQLITE)


@pytest.mark.parametrize("amount", ["0", "0.01", "-12.5", "60000", "999999999999999.99"])
def test_money_comes_back_as_it_went_in(amount: str) -> None:
    stored = Money().process_bind_param(Decimal(amount), SQLITE)
    assert isinstance(stored, int)
    assert Money().process_result_value(stored, SQLITE) == Decimal(amount)


@pytest.mark.parametrize("amount", [MONEY_LIMIT, -MONEY_LIMIT, Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_amount_of_money_is_refused(amount: Decimal) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money().process_bind_param(amount, SQLITE)
