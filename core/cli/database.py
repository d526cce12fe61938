"""``terminlotse db``: bring the database to the schema this program needs, or check it."""

from __future__ import annotations

import typer

from core.cli.german import GermanCommand, GermanGroup

app = typer.Typer(
    cls=GermanGroup,
    help="Die Datenbank einrichten und prüfen.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(cls=GermanCommand)
def upgrade() -> None:
    """Die Datenbank auf den Stand dieses Programms bringen."""
    from core.cli.running import container  # noqa: PLC0415
    from core.storage import migrate  # noqa: PLC0415

    with container() as parts:
        before = migrate.current(parts.database.engine)
        migrate.upgrade(parts.database.engine)
        after = migrate.current(parts.database.engine)
    typer.echo(f"Schema {before or '(leer)'} → {after}")


@app.command(cls=GermanCommand)
def check() -> None:
    """Prüfen, ob Schema und Programm zusammenpassen. Exit-Code 1, wenn nicht."""
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415
    from core.storage import migrate  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        difference = migrate.differences(parts.database.engine)
    if difference is not None:
        typer.echo(difference, err=True)
        raise typer.Exit(1)
    typer.echo(f"Schema {migrate.head()}: in Ordnung")
