"""A value, a row or a file that cannot be taken."""

from __future__ import annotations


class Unfit(ValueError):
    """Says in German why something cannot be taken, in words that fit behind "Zeile 7: "."""

    @property
    def reason(self) -> str:
        """Return the words."""
        return str(self)


def quoted(text: str, most: int = 40) -> str:
    """Return a value in German quotes, shortened, with nothing that could steer a terminal."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return "„" + "".join(sign if sign.isprintable() else "·" for sign in cut) + "“"
