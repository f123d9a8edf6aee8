"""A reading comes through, however many edits are just ending, and says so where it cannot."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from abm_tui.errors import Busy
from abm_tui.store import Store, open_workspace
from abm_tui.store.queries import exchange


def write_without_pause(path: Path, stop: threading.Event, begun: threading.Event) -> None:
    """End one edit after the other: for 60 ms nobody can read, then for 8 ms everybody can."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=5)) as connection:
        while not stop.is_set():
            connection.execute("begin exclusive")
            begun.set()
            stop.wait(0.06)
            connection.execute("commit")
            stop.wait(0.008)


def test_whoever_writes_without_pause_does_not_shut_a_reader_out(store: Store) -> None:
    stop, begun = threading.Event(), threading.Event()
    writer = threading.Thread(target=write_without_pause, args=(store.path, stop, begun))
    writer.start()
    try:
        assert begun.wait(5)
        for _ in range(10):
            assert store.read(exchange.table_rows, "account") == []
    finally:
        stop.set()
        writer.join()


def test_a_file_that_stays_busy_is_waited_for_no_longer_than_said(store: Store) -> None:
    reader = open_workspace(store.path, "bo", store.today, timeout=0.05)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("begin exclusive")
        with pytest.raises(Busy):
            reader.read(exchange.table_rows, "account")
        connection.execute("rollback")
    assert reader.read(exchange.table_rows, "account") == []
    reader.close()
