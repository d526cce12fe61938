"""XML that nobody should have to parse."""

from collections.abc import Callable

from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_ubl import ubl

GOOD = cii(sample(3))


def _with_doctype(doctype: str, value: str = "&a;") -> bytes:
    head, rest = GOOD.decode().split("?>", 1)
    number = sample(3).number
    return f"{head}?>{doctype}{rest.replace(number, value)}".encode()


def billion_laughs() -> bytes:
    """Entities that double thirty times."""
    laughs = "".join(f'<!ENTITY a{n} "&a{n + 1};&a{n + 1};">' for n in range(30))
    return _with_doctype(f'<!DOCTYPE x [{laughs}<!ENTITY a30 "ha">]>', "&a0;")


def quadratic() -> bytes:
    """One long entity, many times."""
    return _with_doctype(f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>', "&a;" * 5_000)


def file_of_ours() -> bytes:
    """An entity that is one of our files."""
    return _with_doctype('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')


def address_of_theirs() -> bytes:
    """An entity that would be fetched."""
    return _with_doctype('<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]>')


def outer_definition() -> bytes:
    """A definition that would be fetched."""
    return _with_doctype('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "1")


def parameter_entity() -> bytes:
    """A definition that defines definitions."""
    return _with_doctype('<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>', "1")


def doctype_in_utf_16() -> bytes:
    """A definition that a search for bytes does not find."""
    text = file_of_ours().decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return text.encode("utf-16")


def doctype_in_utf_7() -> bytes:
    """A definition in an encoding made to hide things."""
    return b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'


def doctype_in_ebcdic() -> bytes:
    """A definition in a mainframe's encoding."""
    text = '<?xml version="1.0" encoding="cp037"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    return text.encode("cp037")


def doctype_behind_blanks() -> bytes:
    """A definition after a megabyte of nothing."""
    head, rest = file_of_ours().split(b"?>", 1)
    return head + b"?>" + b" " * 1_000_000 + rest


def deep() -> bytes:
    """Elements, a hundred thousand deep."""
    return b"<a>" * 100_000 + b"</a>" * 100_000


def wide() -> bytes:
    """Three million elements."""
    return b"<a>" + b"<b/>" * 3_000_000 + b"</a>"


def long_attribute() -> bytes:
    """An attribute of fifteen megabytes."""
    return b'<a b="' + b"x" * 15_000_000 + b'"/>'


def many_attributes() -> bytes:
    """A quarter of a million attributes."""
    return b"<a " + b" ".join(b'a%d=""' % number for number in range(250_000)) + b"/>"


def many_namespaces() -> bytes:
    """A hundred thousand namespaces."""
    return b"<a " + b" ".join(b'xmlns:a%d="%d"' % (n, n) for n in range(100_000)) + b"/>"


def long_text() -> bytes:
    """A name of fifteen megabytes."""
    return GOOD.replace(sample(3).seller.encode(), b"x" * 15_000_000)


def too_long() -> bytes:
    """More than twenty megabytes of nothing."""
    return GOOD + b" " * 20_000_000


def cut_in_half() -> bytes:
    """The first half."""
    return GOOD[: len(GOOD) // 2]


def broken_letters() -> bytes:
    """Bytes that are no letters."""
    return GOOD.replace(b"<ram:Name>", b"<ram:Name>\xff\xfe\x80")


def zeros() -> bytes:
    """Zeros between the letters."""
    return b"<\0a\0>\0" * 1_000


def page() -> bytes:
    """A web page."""
    return b"<html><body><p>Rechnung</p></body></html>"


def order() -> bytes:
    """A neighbour of invoices that is none."""
    return GOOD.replace(b"CrossIndustryInvoice", b"SCRDMCCBDACIOMessageStructure")


def endless_number() -> bytes:
    """An amount with a million digits."""
    total = f"<ram:GrandTotalAmount>{sample(3).gross}<".encode()
    return GOOD.replace(total, b"<ram:GrandTotalAmount>" + b"9" * 1_000_000 + b"<")


def no_number() -> bytes:
    """Amounts that are none."""
    total = f"<ram:GrandTotalAmount>{sample(3).gross}<".encode()
    return GOOD.replace(total, b"<ram:GrandTotalAmount>NaN<")


def exponent() -> bytes:
    """An amount with a huge exponent."""
    total = f">{sample(3).due}</cbc:PayableAmount>".encode()
    return ubl(sample(3)).replace(total, b">1E999999999</cbc:PayableAmount>")


def impossible_day() -> bytes:
    """The thirtieth of February."""
    return GOOD.replace(f"{sample(3).day:%Y%m%d}".encode(), b"20260230")


def empty_root() -> bytes:
    """An invoice with nothing in it."""
    head = ubl(sample(3)).split(b"<cbc:CustomizationID>")[0]
    return head + b"</CreditNote>" if sample(3).is_credit else head + b"</Invoice>"


HOSTILE: dict[Callable[[], bytes], set[str]] = {
    billion_laughs: {"xml_doctype"},
    quadratic: {"xml_doctype"},
    file_of_ours: {"xml_doctype"},
    address_of_theirs: {"xml_doctype"},
    outer_definition: {"xml_doctype"},
    parameter_entity: {"xml_doctype"},
    doctype_in_utf_16: {"xml_doctype"},
    doctype_in_utf_7: {"xml_encoding"},
    doctype_in_ebcdic: {"file_type_unknown"},
    doctype_behind_blanks: {"xml_doctype"},
    deep: {"xml_unreadable"},
    wide: {"xml_too_large"},
    long_attribute: {"xml_unreadable"},
    many_attributes: {"xml_unreadable", "not_an_invoice", "reading_timed_out"},
    many_namespaces: {"xml_unreadable", "not_an_invoice", "reading_timed_out"},
    long_text: {"xml_unreadable"},
    too_long: {"xml_too_large"},
    cut_in_half: {"xml_unreadable"},
    broken_letters: {"xml_unreadable"},
    zeros: {"xml_unreadable"},
    page: {"not_an_invoice"},
    order: {"not_an_invoice"},
    endless_number: {"value_unreadable"},
    no_number: {"value_unreadable"},
    exponent: {"value_unreadable"},
    impossible_day: {"value_unreadable"},
    empty_root: {"number_missing"},
}
"""Each with what may be found; one of these has to be."""
