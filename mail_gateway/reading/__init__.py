"""From the bytes of a mail to what it says; pure, guarded, never an exception."""

from __future__ import annotations

from mail_gateway.reading.addresses import Address
from mail_gateway.reading.calendar import CalendarReply
from mail_gateway.reading.headers import Headers
from mail_gateway.reading.model import Attachment, ReadMail
from mail_gateway.reading.read_mail import read_mail

__all__ = ["Address", "Attachment", "CalendarReply", "Headers", "ReadMail", "read_mail"]
