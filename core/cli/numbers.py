"""``terminlotse numbers``: new order numbers for orders that come without one."""

from __future__ import annotations

from typing import Annotated

import typer


def numbers(
    count: Annotated[
        int, typer.Argument(metavar="ANZAHL", min=1, max=100_000, help="Wie viele.")
    ] = 1,
) -> None:
    """Neue Auftragsnummern ausgeben. Elf Ziffern, die sich nicht erraten lassen."""
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415
    from core.usecases.issue_order_number import issue_order_number  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        made = parts.database.read_here(lambda uow: {issue_order_number(uow) for _ in range(count)})
    for number in sorted(made):
        typer.echo(number)
