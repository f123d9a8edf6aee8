"""The sign before a person says how far the work with them is."""

from __future__ import annotations

from abm_tui.models.words import PersonStatus

SIGNS = {
    PersonStatus.MISSING: "·",
    PersonStatus.IDENTIFIED: "○",
    PersonStatus.CONTACTED: "◐",
    PersonStatus.ENGAGED: "●",
}
