"""``terminlotse mail list|raw|again``: what came in, what became of it, and another look."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.german import GermanCommand
from core.cli.mail import app

if TYPE_CHECKING:
    from core.ports.mail_store import MailLine

__all__ = ["app"]

Id = Annotated[str, typer.Argument(metavar="KENNUNG", help="Wie 'mail list' sie nennt.")]


@app.command("list", cls=GermanCommand)
def list_(
    count: Annotated[
        int, typer.Option(metavar="ANZAHL", min=1, max=10_000, help="Wie viele.")
    ] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Je E-Mail eine Zeile JSON.")] = False,
) -> None:
    """Eingegangene E-Mails zeigen. Die neuesten zuerst, mit dem, was aus ihnen wurde."""
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        lines = parts.database.read_here(lambda uow: uow.mails.newest(count))
    for line in lines:
        typer.echo(_json(line) if as_json else _text(line))
    if not lines and not as_json:
        typer.echo("Es ist noch keine E-Mail eingegangen.")


@app.command("raw", cls=GermanCommand)
def raw(mail_id: Id) -> None:
    """Eine E-Mail ausgeben, wie sie kam. Byte für Byte, zum Speichern als .eml-Datei."""
    from core.bootstrap.mails import raw_mail  # noqa: PLC0415
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        content = raw_mail(parts, mail_id)
    if content is None:
        _unknown(mail_id)
    sys.stdout.buffer.write(content or b"")


@app.command("again", cls=GermanCommand)
def again(mail_id: Id) -> None:
    """Eine E-Mail neu einordnen. Etwa nach einer Änderung der Einstellungen."""
    from core.cli.running import container, schema_must_be_current  # noqa: PLC0415

    with container() as parts:
        schema_must_be_current(parts)
        found = parts.database.write_here(lambda uow: uow.mails.look_again(mail_id), "operator")
    if not found:
        _unknown(mail_id)
    typer.echo("Die E-Mail wird neu eingeordnet, sobald 'serve mail' läuft.")


def _unknown(mail_id: str) -> None:
    typer.echo(f"terminlotse: {mail_id}: eine eingeordnete E-Mail ist das nicht", err=True)
    raise typer.Exit(1)


def _text(line: MailLine) -> str:
    from core.cli.mail_reasons import REASONS  # noqa: PLC0415
    from core.cli.mail_summary import OUTCOMES, printable  # noqa: PLC0415
    from core.domain.local_time import local  # noqa: PLC0415

    ended = OUTCOMES[line.outcome] if line.outcome else "wartet"
    reasons = "; ".join(REASONS.get(reason, reason) for reason in line.reasons)
    return (
        f"{line.id}  {local(line.received_at):%d.%m.%Y %H:%M}  {printable(line.author) or '–'}\n"
        f"    {printable(line.subject) or '–'}\n"
        f"    {ended}{f' ({reasons})' if reasons else ''}"
    )


def _json(line: MailLine) -> str:
    import json  # noqa: PLC0415
    from dataclasses import asdict  # noqa: PLC0415

    values = asdict(line) | {"received_at": line.received_at.isoformat()}
    return json.dumps(values, ensure_ascii=False)
