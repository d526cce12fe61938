"""Who the sender is by our own front server's word (RFC 8601, RFC 7489)."""

from __future__ import annotations

from typing import Any

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Authentication, Mark, Outcome

_FAILS = {"fail", "hardfail", "permerror"}
LONGEST = 8_000


def failed_authentication(arrival: Arrival) -> Mark | None:
    """Whether our front server says that the sender is forged."""
    if authentication_of(arrival) is not Authentication.FAIL:
        return None
    return Mark(code="authentication_failed", outcome=Outcome.STAFF, answerable=False)


def authentication_of(arrival: Arrival) -> Authentication:
    """Return what the topmost Authentication-Results says, if our own server wrote it.

    Anybody can put such a header into a mail; only what is above all others is the last server's.
    """
    wanted = arrival.rules.authserv_id.lower()
    top = arrival.mail.headers.first("authentication-results")
    if not wanted or top is None or len(top) > LONGEST:
        return Authentication.ABSENT
    parsed = _parsed(top)
    if parsed is None or str(parsed.authserv_id).lower() != wanted:
        return Authentication.ABSENT
    return _judged(parsed.results or [], _domain_of_sender(arrival))


def _parsed(value: str) -> Any:  # noqa: ANN401 - the library has no types
    import authres  # type: ignore[import-untyped]  # noqa: PLC0415 - only where one is believed

    try:
        return authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {value}")
    except Exception:  # noqa: BLE001 - what cannot be read is not believed
        return None


def _judged(results: list[Any], domain: str) -> Authentication:
    said = {"dmarc": "", "dkim": "", "spf": ""}
    for result in results:
        method, verdict = str(result.method).lower(), str(result.result).lower()
        if method not in said or said[method] == "pass":
            continue
        if method == "dmarc" or verdict != "pass" or _aligned(result, method, domain):
            said[method] = verdict
    if said["dmarc"] in ("pass", *_FAILS):
        passed = said["dmarc"] == "pass"
        return Authentication.PASS if passed else Authentication.FAIL
    if "pass" in (said["dkim"], said["spf"]):
        return Authentication.PASS
    if said["dkim"] in _FAILS or said["spf"] in _FAILS:
        return Authentication.FAIL
    return Authentication.ABSENT


def _aligned(result: Any, method: str, domain: str) -> bool:  # noqa: ANN401
    """Whether what was authenticated is the sender's own domain (RFC 7489, section 3.1)."""
    names = ("header_d", "header_i") if method == "dkim" else ("smtp_mailfrom", "smtp_helo")
    for name in names:
        found = str(getattr(result, name, None) or "").rpartition("@")[2].lower().strip('"')
        if found and domain and _same_organisation(found, domain):
            return True
    return False


def _same_organisation(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _domain_of_sender(arrival: Arrival) -> str:
    sender = arrival.mail.sender
    return sender.address.rpartition("@")[2].lower() if sender else ""
