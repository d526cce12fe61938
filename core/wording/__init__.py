"""Everything a person reads in a chat. One folder a language; the dialogue's sayings and labels
go in, plain text comes out.

To change what the assistant says, edit ``de/*.j2`` (messages) or ``de/labels.toml`` (buttons),
then run ``python -m tests.wording.all_sayings`` and read the result as one page.
"""
