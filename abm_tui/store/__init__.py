"""The only SQL. `open_workspace` gives a Store; everything else in here is called through it."""

from abm_tui.store.opening import create_workspace, open_workspace, upgrade
from abm_tui.store.workspace import Done, Reader, Store

__all__ = ["Done", "Reader", "Store", "create_workspace", "open_workspace", "upgrade"]
