"""Decodes streams up to a size, where a few bytes can expand to gigabytes."""

from __future__ import annotations

import zlib

import pikepdf

_FLATE = {"/FlateDecode", "/Fl"}


class TooLarge(Exception):
    """The stream decodes to more than was allowed."""


def decoded(stream: pikepdf.Stream, most: int) -> bytes:
    """Return a stream's content; TooLarge beyond ``most`` bytes, ValueError when it is broken.

    Flate, which alone can expand a thousandfold, is undone here and step by step. What other
    filters there are multiply by so little that the memory limit of the process is enough.
    """
    filters = _filters(stream)
    if not filters or set(filters) - _FLATE or _has_predictor(stream):
        return _decoded_by_library(stream, filters, most)
    data = stream.read_raw_bytes()
    for _ in filters:
        data = _inflated(data, most)
    return data


def _filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    if named is None:
        return []
    return [str(name) for name in named] if isinstance(named, pikepdf.Array) else [str(named)]


def _has_predictor(stream: pikepdf.Stream) -> bool:
    return "/DecodeParms" in stream


def _inflated(data: bytes, most: int) -> bytes:
    machine = zlib.decompressobj()
    try:
        out = machine.decompress(data, most + 1)
    except zlib.error as error:
        raise ValueError("broken stream") from error
    if len(out) > most:
        raise TooLarge
    return out


def _decoded_by_library(stream: pikepdf.Stream, filters: list[str], most: int) -> bytes:
    raw = stream.read_raw_bytes()
    if len(raw) > most:
        raise TooLarge
    if set(filters) & _FLATE:
        if filters[0] not in _FLATE or len(filters) > 1:
            raise TooLarge  # nobody writes an invoice like that
        _inflated(raw, most)
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError as error:
        raise ValueError("broken stream") from error
    if len(data) > most:
        raise TooLarge
    return data
