"""The one-time code in a letter."""

from __future__ import annotations

import re

from core.usecases.issue_code import issue_code
from tests.world.world import KEY, World


def test_code_leaves_only_the_postcode_to_ask(world: World) -> None:
    """A person who comes by the link in the letter is asked for the postcode alone."""
    order = world.order()
    code = world.database.write_here(lambda uow: issue_code(uow, KEY, order.id, world.now))
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", code)
    erna = world.person()
    assert "Postleitzahl" in erna.starts(code)
    assert "Fristdatum" not in erna.says("40213").text
    assert world.rows("SELECT 1 FROM access_codes WHERE used_at IS NOT NULL")


def test_code_is_not_kept(world: World) -> None:
    """Only a mark of the code is stored, and every code is another."""
    order = world.order()
    codes = {
        world.database.write_here(lambda uow: issue_code(uow, KEY, order.id, world.now))
        for _ in range(5)
    }
    kept = str(world.rows("SELECT * FROM access_codes") + world.rows("SELECT * FROM audit_events"))
    assert len(codes) == 5
    assert not any(code in kept for code in codes)
    assert all(KEY.mark(code) in kept for code in codes)


def test_code_ends(world: World) -> None:
    """After 120 days a code is worth nothing."""
    order = world.order()
    code = world.database.write_here(lambda uow: issue_code(uow, KEY, order.id, world.now))
    world.passes(days=121)
    erna = world.person()
    erna.starts(code)
    assert world.rows("SELECT 1 FROM access_codes WHERE used_at IS NOT NULL") == []
