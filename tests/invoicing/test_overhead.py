"""Reading apart costs little."""

import time

from core.invoicing import read_invoice
from core.invoicing.apart_pdf import read
from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_pdf import page_lines, pdf_of

NORMAL = pdf_of(page_lines(sample(2)), {"factur-x.xml": cii(sample(2))})


def test_overhead() -> None:
    """A normal file takes at most 150 ms longer in a process of its own than without one."""
    read_invoice(NORMAL)
    read(NORMAL)
    apart = min(_seconds(lambda: read_invoice(NORMAL)) for _ in range(5))
    here = min(_seconds(lambda: read(NORMAL)) for _ in range(5))
    assert apart - here < 0.150


def _seconds(do: object) -> float:
    began = time.perf_counter()
    do()  # type: ignore[operator]
    return time.perf_counter() - began
