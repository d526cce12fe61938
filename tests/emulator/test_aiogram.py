"""A real, unpatched aiogram talks to the emulator as to Telegram."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.filters import CommandStart
from aiogram.filters.command import CommandObject
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardRemove,
)

from bot.emulator import Emulator, Person, create, serving
from bot.emulator.people.media import KINDS
from tests.emulator.bot_api import eventually

pytestmark = pytest.mark.asyncio(loop_scope="module")

YES = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Ja, buchen", callback_data="o:1:0")]]
)


@pytest.fixture(scope="module")
def emulator() -> Emulator:
    """One emulator for this file."""
    return create()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    """An aiogram bot; nothing in it is changed but the address."""
    async with serving(emulator) as base:
        session = AiohttpSession(api=TelegramAPIServer.from_base(base))
        async with Bot(emulator.token, session=session) as bot:
            yield bot


@pytest.fixture
def erna(emulator: Emulator) -> Person:
    """A new person for each test."""
    return emulator.person("Erna", started=True)


async def newest(bot: Bot) -> int:
    """Forget all updates; gives the offset behind them."""
    updates = await bot.get_updates(offset=-1, allowed_updates=[])
    offset = updates[-1].update_id + 1 if updates else 0
    await bot.get_updates(offset=offset)
    return offset


async def test_routers_filters_and_buttons_work(bot: Bot, erna: Person) -> None:
    """A dispatcher that polls hears /start with its code and a pressed button."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def started(message: Message, command: CommandObject) -> None:
        await message.answer(f"Code {command.args}", reply_markup=YES)

    @dispatcher.callback_query(F.data.startswith("o:"))
    async def pressed(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Gebucht")
        await query.answer("Gern")

    await newest(bot)
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    erna.start("abc")
    assert (await erna.next_message()).text == "Code abc"
    erna.press("Ja, buchen")
    assert (await erna.next_edit()).text == "Gebucht"
    assert await erna.next_note() == "Gern"
    await dispatcher.stop_polling()
    await polling


async def test_every_kind_of_message_is_understood(
    bot: Bot, emulator: Emulator, erna: Person
) -> None:
    """Aiogram's types accept every update that people can cause."""
    offset = await newest(bot)
    for kind in sorted(KINDS):
        erna.send_media(kind)
    erna.edit(erna.say("Halo"), "Hallo")
    erna.block()
    erna.unblock()
    erna.group_say("Hallo alle")
    emulator.push("hologram", {"depth": 3})
    updates = await bot.get_updates(offset=offset, limit=100)
    types = [u.message.content_type.value for u in updates if u.message]
    assert types[: len(KINDS)] == sorted(KINDS)
    changes = [u.my_chat_member.new_chat_member.status for u in updates if u.my_chat_member]
    assert changes == ["kicked", "member", "member"]
    assert updates[-1].model_extra == {"hologram": {"depth": 3}}


async def test_messages_and_files_go_out_and_back(bot: Bot, erna: Person) -> None:
    """Sending, editing, deleting, files and downloads give aiogram's own objects."""
    sent = await bot.send_message(
        erna.chat_id, "<b>Termin?</b>", parse_mode="HTML", reply_markup=YES
    )
    assert sent.reply_markup
    assert sent.reply_markup.model_dump() == YES.model_dump()
    assert sent.entities
    assert abs((datetime.now(UTC) - sent.date).total_seconds()) < 5
    edited = await sent.edit_text("Termin!")
    assert isinstance(edited, Message)
    assert edited.text == "Termin!"
    answer = await sent.reply("Ende", reply_markup=ReplyKeyboardRemove())
    assert answer.reply_to_message
    assert answer.reply_to_message.message_id == sent.message_id
    assert await sent.delete()
    file = BufferedInputFile(b"BEGIN:VCALENDAR", "Termin.ics")
    document = (await bot.send_document(erna.chat_id, file, caption="Ihr Termin")).document
    assert document
    content = await bot.download(document)
    assert content
    assert content.read() == b"BEGIN:VCALENDAR"
    assert await bot.send_chat_action(erna.chat_id, "typing")


async def test_commands_and_descriptions_are_kept(bot: Bot) -> None:
    """What a bot says about itself comes back as aiogram's types."""
    commands = [BotCommand(command="start", description="Von vorn")]
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(commands, scope=scope, language_code="de")
    [kept] = await bot.get_my_commands(scope=scope, language_code="de")
    assert (kept.command, kept.description) == ("start", "Von vorn")
    assert await bot.delete_my_commands(scope=scope, language_code="de")
    await bot.set_my_description("Termine vereinbaren")
    assert (await bot.get_my_description()).description == "Termine vereinbaren"
    assert (await bot.get_webhook_info()).url == ""
    assert (await bot.me()).username == "terminlotse_bot"


async def test_refusals_become_aiograms_errors(bot: Bot, erna: Person) -> None:
    """400 and 403 arrive as the errors a bot catches."""
    sent = await bot.send_message(erna.chat_id, "Hallo")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await sent.edit_text("Hallo")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(5, "Hallo")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query("1")
    erna.block()
    with pytest.raises(TelegramForbiddenError, match="blocked by the user"):
        await bot.send_message(erna.chat_id, "Hallo")


async def test_a_conflict_and_a_wrong_token_are_told(bot: Bot, emulator: Emulator) -> None:
    """The first of two polls ends with TelegramConflictError; a wrong token is unauthorized."""
    offset = await newest(bot)
    first = asyncio.create_task(bot.get_updates(offset=offset, timeout=20))
    await eventually(lambda: emulator.world.poll)
    second = asyncio.create_task(bot.get_updates(offset=offset, timeout=20))
    with pytest.raises(TelegramConflictError):
        await first
    emulator.person("Karl").say("Hallo")
    assert len(await second) == 1
    async with Bot("42:OTHER", session=AiohttpSession(api=bot.session.api)) as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("429", TelegramRetryAfter),
        ("500", TelegramServerError),
        ("reset", TelegramNetworkError),
        ("timeout", TelegramNetworkError),
        ("malformed", ClientDecodeError),
        ("lost_answer", TelegramNetworkError),
    ],
)
async def test_faults_become_aiograms_errors(
    bot: Bot, emulator: Emulator, erna: Person, kind: str, error: type[Exception]
) -> None:
    """Each kind of fault is the error that the same trouble with Telegram would be."""
    emulator.faults.once(kind, "sendMessage")
    patience = 1 if kind == "timeout" else 30
    with pytest.raises(error):
        await bot.send_message(erna.chat_id, "Hallo", request_timeout=patience)
    assert erna.heard == (["Hallo"] if kind == "lost_answer" else [])
