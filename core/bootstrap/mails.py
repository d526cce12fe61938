"""Mails that came in, for whoever looks into them."""

from __future__ import annotations

from core.bootstrap.container import Container
from core.storage.large_files import MAILS, LargeFiles


def raw_mail(parts: Container, mail_id: str) -> bytes | None:
    """Return the bytes of a mail as they came; None when there is none of this id.

    Raises OSError when its file is gone or damaged.
    """
    mail = parts.database.read_here(lambda uow: uow.mails.by_id(mail_id))
    if mail is None or mail.raw is not None:
        return mail.raw if mail else None
    return LargeFiles(parts.settings.data_dir / MAILS).get(mail.raw_sha256)
