"""A Telegram Bot API emulator: the other side of the bot, for tests and for the demo.

An unpatched Bot API client talks to `create().app` as it talks to Telegram:

    emulator = create()
    async with serving(emulator) as base:            # or mount emulator.app anywhere
        api = TelegramAPIServer.from_base(base)
        erna = emulator.person("Erna")
        erna.start()
        greeting = await erna.next_message()
        erna.press("Termin buchen")

Emulated, with Telegram's own wording of refusals: getUpdates (long polling, offsets that confirm,
409), webhooks (secret header, order per chat, repeats), getMe, sendMessage, sendDocument,
editMessageText, editMessageReplyMarkup, answerCallbackQuery, deleteMessage(s), getFile and
download, commands, descriptions, sendChatAction; lengths in UTF-16 units, HTML formatting,
keyboards, ages, blocked and not yet started chats, rate limits, and faults on purpose.

Deliberately not emulated:

- All other methods answer 404, those that Telegram has too. Markdown is refused; use HTML.
- Channels, topics, supergroups, payments, inline mode, games, polls, reactions, business
  accounts; group administration beyond the bot's joining.
- Other button kinds than callback and URL pass unchecked and do nothing on the phone.
- Files by HTTP address. A person's photo or voice message is a stand-in of a few bytes.
- Plain HTTP webhooks are accepted on this machine (Telegram wants HTTPS), certificates are
  ignored; of a webhook's answer only the status counts (no method call, no Retry-After).
- Telegram slows down polls that come too fast and a second conflict within 3 seconds; here
  they are answered at once. Its real rate limits are softer and unpublished; ours are exact.
- Apps and server clean the texts people write; here they arrive as they are, only trimmed, so
  that a test can send anything.
- Nothing is kept when the process ends.
"""

from bot.emulator.emulator import Emulator, create
from bot.emulator.faults import Faults
from bot.emulator.limits import Limits
from bot.emulator.people.group import Group
from bot.emulator.people.person import Person
from bot.emulator.serving import serving
from bot.emulator.wire.errors import PhoneError
from bot.emulator.world.messages import Button, Shown

__all__ = [
    "Button",
    "Emulator",
    "Faults",
    "Group",
    "Limits",
    "Person",
    "PhoneError",
    "Shown",
    "create",
    "serving",
]
