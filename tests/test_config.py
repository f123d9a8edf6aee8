"""The configuration file: every setting has a default, and a mistake is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from abm_tui.config import Config, read_config, read_settings, remember, workspace_path
from abm_tui.errors import UsageError


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert read_config(tmp_path / "none.toml") == Config()


def test_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('name = "ana"\ndb = "~/team.db"\nglyphs = "ascii"\ntheme = "light"\nmouse = false\n')
    assert read_config(path) == Config("ana", "~/team.db", "ascii", "light", False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "is not valid"),
        ('colour = "red"', "no setting 'colour'"),
        ("name = 7", "text in quotes"),
        ('mouse = "off"', "true or false"),
        ('theme = "pink"', "dark, light, ansi"),
        ('glyphs = "emoji"', "auto, unicode, ascii"),
    ],
)
def test_a_mistake_names_the_file_and_the_remedy(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=r"config\.toml") as refused:
        read_settings(text, "config.toml")
    assert said in refused.value.message


def test_a_file_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="Cannot read"):
        read_config(path)


def test_the_workspace_is_the_one_named_then_the_environments_then_the_configurations(tmp_path: Path) -> None:
    config = Config(db="/c.db")
    assert workspace_path("/a.db", config, {"ABM_DB": "/b.db"}) == Path("/a.db")
    assert workspace_path("", config, {"ABM_DB": "/b.db"}) == Path("/b.db")
    assert workspace_path("", config, {}) == Path("/c.db")
    assert workspace_path("sqlite:////d.db", None, {}) == Path("/d.db")
    assert workspace_path("~/e.db", None, {}) == Path.home() / "e.db"
    assert workspace_path("", Config(), {}).name == "workspace.db"


def test_the_address_of_a_server_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="A workspace is a file"):
        workspace_path("postgresql://box/abm", None, {})


def test_what_is_remembered_replaces_its_own_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "abm" / "config.toml"
    remember({"name": "O'\"Neil\\", "db": "/srv/株式会社/team.db"}, path)
    remember({"name": "ana"}, path)
    path.write_text("# mine\nmouse = false\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    remember({"name": "zoë"}, path)
    assert read_config(path) == Config("zoë", "/srv/株式会社/team.db", mouse=False)
    assert path.read_text(encoding="utf-8").startswith("# mine\nmouse = false\n")
    with pytest.raises(UsageError, match="is not valid"):
        remember({"name": "a\x07"}, path)
    assert read_config(path).name == "zoë"
