"""Files of people whom only their record ids name: they say something of those that another file brings."""

from __future__ import annotations

from abm_tui.exchange.columns.headers import Mapping


def only_keys(mapping: Mapping) -> bool:
    """Whether the rows are people whom only their record ids name: another file brings them."""
    return mapping.kind == "contacts" and not any(map(mapping.of, ("full_name", "first_name", "last_name", "email")))
