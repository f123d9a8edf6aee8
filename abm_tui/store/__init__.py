"""The only SQL. `open_workspace` gives a Store; everything else in here is called through it."""

from abm_tui.store.workspace import Done, Reader, Store, create_workspace, open_workspace, upgrade

__all__ = ["Done", "Reader", "Store", "create_workspace", "open_workspace", "upgrade"]
