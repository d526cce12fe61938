"""The labelled points, at which the crash tests kill, are all of them on the way."""

from core.usecases import reached
from tests.telegram.house import House


async def test_every_point_is_reached(any_house: House) -> None:
    """One booked appointment passes every labelled point, and no point that has no label."""
    seen: set[str] = set()
    reached.listen(seen.add)
    try:
        order = any_house.order()
        any_house.slots()
        erna = any_house.person()
        await any_house.ask(erna, f"{order.order_number} {order.postcode}")
        await any_house.press(erna, "Di 24.11.")
        await any_house.press(erna, "Ja")
    finally:
        reached._listeners.remove(seen.add)
    assert seen == set(reached.POINTS)
