"""What keys do on the plays page, without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.plays.cursor import LIBRARY, ON, RUN, PlayCursor
from abm_tui.screens.plays.touches import PlayTouches
from abm_tui.screens.shell.handlers import Handlers
from abm_tui.store import Store
from abm_tui.store.commands import accounts, taking_on
from abm_tui.store.queries.plays import plan
from abm_tui.store.queries.plays import plays as library

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    """Acme is on the first play."""
    put_on_play(store, "Acme")
    return FakeHost(store)


def put_on_play(store: Store, name: str) -> None:
    account_id = int(store.do(accounts.add_account, name, tier="1", reason="known").value)
    play = store.read(library)[0]
    store.do(taking_on.take_on, play, store.read(plan, play, [account_id], store.today), [], store.today)


@pytest.fixture
def cursor(host: FakeHost) -> PlayCursor:
    found = PlayCursor(host)
    found.load(None)
    return found


@pytest.fixture
def handlers(host: FakeHost, cursor: PlayCursor) -> Handlers:
    return PlayTouches(host, cursor, AccountKeys(host, cursor, cursor), cursor.move).handlers()


def states(cursor: PlayCursor) -> list[str]:
    cursor.read_play()
    return [touch.status for touch in cursor.run_touches]


def test_in_the_library_there_is_neither_an_account_nor_a_touch(
    host: FakeHost, cursor: PlayCursor, handlers: Handlers
) -> None:
    assert cursor.pane == LIBRARY
    host.do(handlers, Do.SET_PLAY)
    assert host.said == "Tab goes to the accounts on this play; g t to all of them."
    host.do(handlers, Do.DONE)
    assert host.said == "Tab goes to the accounts on this play, whose touches d, z and w are for."


def test_space_does_the_touch_under_the_cursor_and_a_closed_one_says_how_to_open_it(
    host: FakeHost, cursor: PlayCursor, handlers: Handlers
) -> None:
    cursor.pane = ON
    cursor.open_run()
    host.do(handlers, Do.FORWARD)
    assert states(cursor)[0] == "done"
    host.do(handlers, Do.FORWARD)
    assert host.said == "This touch is closed. - opens it again."
    host.do(handlers, Do.BACKWARD)
    assert states(cursor)[0] == "open"
    host.do(handlers, Do.BACKWARD)
    assert host.said == "No touch here to open again."


def test_on_an_account_the_touch_that_was_done_last_is_opened_again(
    host: FakeHost, cursor: PlayCursor, handlers: Handlers
) -> None:
    cursor.pane = ON
    for _ in range(2):
        host.do(handlers, Do.DONE)
        cursor.read_play()
    host.do(handlers, Do.BACKWARD)
    cursor.open_run()
    assert cursor.pane == RUN
    assert states(cursor)[:2] == ["done", "open"]


def test_marked_accounts_are_those_that_a_play_is_for(host: FakeHost, cursor: PlayCursor, handlers: Handlers) -> None:
    put_on_play(host.store, "Globex")
    cursor.read_play()
    cursor.pane = ON
    host.do(handlers, Do.MARK)
    host.do(handlers, Do.MARK)
    assert host.said == "2 marked · s p assigns a play · Esc clear"
    assert cursor.accounts() == cursor.walk()
    host.do(handlers, Do.MARK)
    assert host.said == "1 marked · s p assigns a play · Esc clear"
