"""Every reason that the code can give has German words and stands in the reference."""

from __future__ import annotations

import re

from core.cli.mail_reasons import REASONS
from tests.architecture.source_tree import ROOT, python_files, table_rows

GIVEN = re.compile(
    r"(?:found\(|code=|code = |append\(|_not_read\(|findings=[\[(]|_dropped\(|_set_aside\("
    r'|NOT_MATCHED = )"([a-z0-9_]+)"'
)
FOLDERS = ("mail_gateway/reading", "mail_gateway/screening")
FILES = ("core/cli/mail.py", "mail_gateway/sorting.py")
FROM_TABLES = {
    "bounce_text", "delivery_report", "failed_recipients", "two_date_fields", "two_from_fields",
    "two_message_id_fields", "two_subject_fields", "two_to_fields", "base64_unreadable",
    "no_sender",
}  # fmt: skip


def given() -> set[str]:
    """Every reason that reading, screening, sorting and the command can give."""
    files = [*python_files(*FOLDERS), *(ROOT / name for name in FILES)]
    return FROM_TABLES | {code for file in files for code in GIVEN.findall(file.read_text("utf-8"))}


def test_words_for_every_reason() -> None:
    """No code is shown to a person bare."""
    assert given() - set(REASONS) == set()


def test_reference() -> None:
    """The reference lists each code with the words that the summary shows."""
    page = (ROOT / "docs/reference/mail-read.md").read_text("utf-8").split("## Reasons")[1]
    rows = {code.strip("`"): words for code, words in table_rows(page) if code != "code"}
    assert rows == {code: REASONS[code] for code in given()}
