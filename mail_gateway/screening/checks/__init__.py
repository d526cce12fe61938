"""The checks, one a file, in the order in which their reasons are told."""

from __future__ import annotations

from collections.abc import Callable

from mail_gateway.screening.checks.authentication import failed_authentication
from mail_gateway.screening.checks.auto_submitted import auto_submitted
from mail_gateway.screening.checks.autoresponder import autoresponder
from mail_gateway.screening.checks.hops import too_many_hops
from mail_gateway.screening.checks.limits import over_a_limit
from mail_gateway.screening.checks.machine_sender import machine_sender
from mail_gateway.screening.checks.mailing_list import mailing_list
from mail_gateway.screening.checks.null_return_path import null_return_path
from mail_gateway.screening.checks.out_of_office import out_of_office
from mail_gateway.screening.checks.own_message import own_message
from mail_gateway.screening.checks.precedence import precedence
from mail_gateway.screening.checks.programs import programs
from mail_gateway.screening.checks.read_receipt import read_receipt
from mail_gateway.screening.checks.response_suppress import response_suppress
from mail_gateway.screening.checks.sender import unclear_sender
from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark

CHECKS: tuple[Callable[[Arrival], Mark | None], ...] = (
    own_message,
    over_a_limit,
    programs,
    read_receipt,
    auto_submitted,
    autoresponder,
    out_of_office,
    precedence,
    mailing_list,
    null_return_path,
    machine_sender,
    response_suppress,
    too_many_hops,
    unclear_sender,
    failed_authentication,
)
"""Every check there is; a new one is a new file and a line here."""
