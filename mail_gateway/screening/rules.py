"""What an installation says about its own addresses, and what is known of how a mail came."""

from __future__ import annotations

from dataclasses import dataclass

from mail_gateway.reading import ReadMail


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The installation's own names.

    ``message_id_domains``: what stands behind the @ of the Message-IDs that we give.
    ``bounce_prefix``: how the local part of our return paths begins, before its tag.
    ``authserv_id``: what our front server calls itself in Authentication-Results; empty: none is
    believed.
    """

    message_id_domains: frozenset[str] = frozenset()
    own_addresses: frozenset[str] = frozenset()
    bounce_prefix: str = "bounce+"
    authserv_id: str = ""
    most_hops: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A mail and its envelope. ``return_path``: empty for the null path, None when unknown."""

    mail: ReadMail
    rules: Rules
    return_path: str | None = None
    recipients: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """Return a header's value in lower case, without comments behind it; empty without one."""
        value = self.mail.headers.first(name) or ""
        return value.partition(";")[0].partition("(")[0].strip().lower()

    @property
    def answers_us(self) -> bool:
        """Return whether the mail refers to a message of ours by its Message-ID."""
        return any(is_ours(reference, self.rules) for reference in self.mail.references)

    @property
    def may_matter(self) -> bool:
        """Return whether somebody should see it, though a machine sent it."""
        return self.answers_us or bool(self.mail.documents)

    @property
    def machine_sender(self) -> str:
        """Return the local part of the sender when it is one of a mail system, else empty."""
        for address in (self.mail.senders[0].address if self.mail.senders else "",
                        self.return_path or ""):  # fmt: skip
            local = address.rpartition("@")[0].lower()
            if local in _SYSTEMS or local.startswith(("mailer-daemon", "mailerdaemon")):
                return local
        return ""


_SYSTEMS = {
    "mailer-daemon",
    "mailerdaemon",
    "postmaster",
    "mail-daemon",
    "double-bounce",
    "mdaemon",
}


def is_ours(message_id: str | None, rules: Rules) -> bool:
    """Whether a Message-ID is one that we gave."""
    domain = (message_id or "").rstrip(">").rpartition("@")[2].lower()
    return bool(domain) and domain in rules.message_id_domains
