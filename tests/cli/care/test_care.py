""""""

from __future__ import annotations

from command_line import Abm


def test_where_says_where_things_live_also_before_there_are_any(empty: Abm) -> None:
    answer = empty("where", "--format", "json").json
    assert answer["exists"] is False
    assert answer["workspace"].endswith("abm.db")
    assert "(not there yet)" in empty("where").out


def test_keys_lists_every_key_by_screen(empty: Abm) -> None:
    from abm_tui.keymap.focuses import FOCUSES
    from abm_tui.keymap.readings import key_rows

    text = empty("keys").out
    for focus, title in FOCUSES.items():
        assert f"{title.upper()}\n" in text
        for keys, _, told in key_rows(focus):
            assert keys in text
            assert told in text
    assert set(empty("keys", "--format", "json").json["keys"]) == set(FOCUSES)
