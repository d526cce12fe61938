"""A gateway on each engine."""

from pathlib import Path

import pytest

from tests.mail_in.post_office import Gateway
from tests.world.world import World


@pytest.fixture
def gateway(world: World, tmp_path: Path) -> Gateway:
    """A gateway on either engine."""
    return Gateway(world, tmp_path / "mails")


@pytest.fixture
def sqlite_gateway(sqlite_world: World, tmp_path: Path) -> Gateway:
    """A gateway on SQLite, where the engine plays no part."""
    return Gateway(sqlite_world, tmp_path / "mails")
