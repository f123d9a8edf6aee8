"""How a vendor's file gives itself away: headers that only one vendor writes, and what its keys look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from abm_tui.exchange.columns.header_tables import BETWEEN, folded, header_file, vendors


@dataclass(frozen=True)
class Keys:
    """What the keys in columns with these headers (folded) look like."""

    columns: frozenset[str]
    looks: re.Pattern[str]


@dataclass(frozen=True)
class VendorSigns:
    """What gives files of a vendor away, as `headers/vendors.toml` says of each list; headers folded but `joined`."""

    vendor: str
    sure: frozenset[str]
    joined: tuple[frozenset[str], ...]
    strong: frozenset[str]
    weak: frozenset[str]
    dashed: bool  # writes before each header what it is of
    sure_keys: Keys | None
    keys: Keys | None


@cache
def vendor_signs() -> tuple[VendorSigns, ...]:
    """The signs of all vendors, the first to be believed where a file may as well be another's."""
    return tuple(map(_read, vendors()))


def sure_key(vendor: str) -> re.Pattern[str]:
    """What a vendor's keys look like, of which one is enough to know its file."""
    return next(signs.sure_keys.looks for signs in vendor_signs() if signs.vendor == vendor and signs.sure_keys)


def _read(vendor: str) -> VendorSigns:
    table: Mapping[str, Any] = header_file(vendor)["signs"]
    strong: list[str] = table.get("strong", [])
    return VendorSigns(
        vendor,
        folded(table.get("sure", ())),
        tuple(map(frozenset, table.get("joined", ()))),
        folded(strong),
        folded(table.get("weak", ())),
        any(BETWEEN in header for header in strong),
        _keys(table.get("sure_keys")),
        _keys(table.get("keys")),
    )


def _keys(table: Mapping[str, Any] | None) -> Keys | None:
    return Keys(folded(table["columns"]), re.compile(table["looks"])) if table else None
