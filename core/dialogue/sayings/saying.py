"""The root of everything that can be said."""


class Saying:
    """Something that can be said."""

    __slots__ = ()
