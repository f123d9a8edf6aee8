"""`abm asset`: the content that touches need."""

from __future__ import annotations

from typing import Annotated

import typer

from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import TextOrJson, done, emit
from abm_tui.cli.shared.output import Format
from abm_tui.text import count


def register(app: typer.Typer) -> None:
    family = typer.Typer(help="Content that touches need: add, list.", no_args_is_help=True, rich_markup_mode=None)
    family.command("add")(asset_add)
    family.command("list")(asset_list)
    app.add_typer(family, name="asset")


def asset_add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What touches call it.")],
    url: Annotated[str, typer.Argument(metavar="[URL]", help="Where it lies; none: still to be made.")] = "",
    kind: Annotated[str, typer.Option(metavar="TEXT", help="What it is: case study, model, card …")] = "",
    roles: Annotated[str, typer.Option(metavar="EB;CH", help="For which roles.")] = "",
    stages: Annotated[str, typer.Option(metavar="WORDS", help="For which stages.")] = "",
    tiers: Annotated[str, typer.Option(metavar="1;2", help="For which tiers.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Add content, or say where content of that name lies now."""
    from abm_tui.store.commands.assets import put_asset

    result = context.run(put_asset, name, url, kind=kind, roles=roles, stages=stages, tiers=tiers)
    done(result, form, id=result.value)


def asset_list(form: TextOrJson = Format.TEXT) -> None:
    """All content, and what open touches still wait for."""
    store = context.workspace()
    from abm_tui.store.queries import assets

    there, missing = store.read(assets.assets), store.read(assets.waiting)
    data = {
        "assets": [
            {"id": a.id, "name": a.name, "kind": a.kind, "roles": a.roles, "stages": a.stages, "tiers": a.tiers}
            | {"url": a.url or None}
            for a in there
        ],
        "missing": [{"name": name, "touches": number} for name, number in missing.items()],
    }
    lines = [f"{a.name}  {a.url or 'to be made'}" for a in there]
    lines += [f"{name}  MISSING for {count(number, 'open touch', 'open touches')}" for name, number in missing.items()]
    emit(form, data, "\n".join(lines) or 'No content yet. abm asset add "ROI model" https://…')
