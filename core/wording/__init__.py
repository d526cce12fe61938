"""Everything a person reads in a chat: sayings and labels go in, plain text comes out.

There is one folder for each language.
To change what the assistant says, edit ``de/*.j2`` (messages) or ``de/labels.toml`` (buttons),
then run ``python -m tests.wording.all_sayings`` and read the result as one page.
"""
