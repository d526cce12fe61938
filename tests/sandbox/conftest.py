"""Every test begins and ends without a prepared process."""

from collections.abc import Iterator

import pytest

from core.sandbox.idle import close_idle


@pytest.fixture(autouse=True)
def nobody_waits() -> Iterator[None]:
    """End what waits for work."""
    close_idle()
    yield
    close_idle()
