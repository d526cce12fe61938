"""Mail that is more than anybody needs: built to do harm, or not read to its end."""

from __future__ import annotations

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome

_HOSTILE = {
    "zip_bomb", "zip_too_many_files", "zip_hostile_names", "decoded_too_large",
    "too_many_encoded_words", "too_many_parts", "too_many_parameters", "too_many_addresses",
    "too_many_header_fields", "header_too_large", "nested_too_deep", "too_many_attachments",
    "tnef_too_many_objects",
}  # fmt: skip
_FOR_STAFF = {
    "reading_failed",
    "mail_too_large", "mails_nested_too_deep", "control_signs_in_header", "header_field_too_long",
    "html_too_large", "text_too_long", "boundary_not_found", "encrypted_or_sealed",
    "zip_encrypted", "zip_in_zip", "zip_broken", "tnef_broken", "tnef_broken_object",
    "calendar_broken", "calendar_too_large", "two_subject_fields", "two_message_id_fields",
    "two_to_fields", "two_date_fields", "broken_header",
}  # fmt: skip


def over_a_limit(arrival: Arrival) -> Mark | None:
    """Whether reading met a limit; the finding itself is the reason."""
    findings = arrival.mail.findings
    if hostile := next((code for code in findings if code in _HOSTILE), None):
        return Mark(code=hostile, outcome=Outcome.QUARANTINE, answerable=False)
    if odd := next((code for code in findings if code in _FOR_STAFF), None):
        return Mark(code=odd, outcome=Outcome.STAFF)
    return None
