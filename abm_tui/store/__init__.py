"""The only SQL. `open_workspace` gives a Store; everything else in here is called through it."""

from abm_tui.store.done import Done
from abm_tui.store.opening import create_workspace, open_workspace, upgrade
from abm_tui.store.reader import Reader
from abm_tui.store.workspace import Store

__all__ = ["Done", "Reader", "Store", "create_workspace", "open_workspace", "upgrade"]
