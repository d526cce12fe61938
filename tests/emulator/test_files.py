"""Documents out, media in, and downloads."""

import httpx
import pytest

from bot.emulator import Emulator, Person
from bot.emulator.people.media import KINDS, WITHOUT_CAPTION
from tests.emulator.bot_api import BotApi


async def post_document(api: BotApi, chat_id: int, content: bytes, **fields: str) -> httpx.Response:
    """Send a document as a multipart form."""
    return await api.client.post(
        f"/bot{api.token}/sendDocument",
        data={"chat_id": str(chat_id)} | fields,
        files={"document": ("Termin.ics", content, "text/calendar")},
    )


async def test_a_document_arrives_and_can_be_fetched_by_both_sides(
    api: BotApi, erna: Person
) -> None:
    """The phone shows name, size and caption; getFile leads to the same bytes."""
    sent = (await post_document(api, erna.chat_id, b"BEGIN", caption="Ihr Termin")).json()
    document = sent["result"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("Termin.ics", "text/calendar")
    shown = await erna.next_message()
    assert (shown.kind, shown.text) == ("document", "Ihr Termin")
    assert shown.file == {"file_id": document["file_id"], "name": "Termin.ics", "size": 5}
    path = (await api.ok("getFile", file_id=document["file_id"]))["file_path"]
    assert (await api.client.get(f"/file/bot{api.token}/{path}")).content == b"BEGIN"
    assert (await api.client.get(f"/phone/files/{document['file_id']}")).content == b"BEGIN"


async def test_a_known_file_can_be_sent_again_by_its_id(api: BotApi, erna: Person) -> None:
    """A file_id takes the place of an upload."""
    sent = (await post_document(api, erna.chat_id, b"BEGIN")).json()["result"]["document"]
    again = await api.ok("sendDocument", chat_id=erna.chat_id, document=sent["file_id"])
    assert again["document"]["file_id"] == sent["file_id"]


async def test_a_document_that_is_none_is_refused(api: BotApi, erna: Person) -> None:
    """Nothing, an empty file, an unknown id and a long caption each have their reason."""
    empty = (await post_document(api, erna.chat_id, b"")).json()
    assert empty["description"] == "Bad Request: file must be non-empty"
    long = (await post_document(api, erna.chat_id, b"x", caption="x" * 1025)).json()
    assert long["description"] == "Bad Request: message caption is too long"
    for call, reason in (
        ({}, "there is no document in the request"),
        ({"document": "nope"}, "wrong file identifier/HTTP URL specified"),
    ):
        answer = await api.refused("sendDocument", chat_id=erna.chat_id, **call)
        assert answer == (400, f"Bad Request: {reason}")
    assert erna.screen() == []


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_every_medium_reaches_the_bot(api: BotApi, erna: Person, kind: str) -> None:
    """The update carries the field of its kind, with the caption where there can be one."""
    caption = None if kind in WITHOUT_CAPTION else "dazu"
    erna.send_media(kind, caption)
    [update] = await api.updates()
    assert kind in update["message"]
    assert update["message"].get("caption") == caption
    assert "text" not in update["message"]
    assert erna.screen()[0].kind == kind


async def test_a_persons_photo_can_be_downloaded(api: BotApi, erna: Person) -> None:
    """The stand-in behind a photo has as many bytes as it says."""
    erna.send_media("photo")
    [update] = await api.updates()
    [size] = update["message"]["photo"]
    path = (await api.ok("getFile", file_id=size["file_id"]))["file_path"]
    answer = await api.client.get(f"/file/bot{api.token}/{path}")
    assert len(answer.content) == size["file_size"]


async def test_unknown_files_are_refused(api: BotApi, emulator: Emulator) -> None:
    """An unknown id is 400, an unknown path 404, a wrong token 401, more than 20 MB too big."""
    wrong = "Bad Request: wrong file_id or the file is temporarily unavailable"
    assert await api.refused("getFile", file_id="x") == (400, wrong)
    assert (await api.client.get(f"/file/bot{api.token}/x/y")).status_code == 404
    assert (await api.client.get("/file/bot42:OTHER/x/y")).status_code == 401
    big = emulator.world.files.add("documents", ".bin", b"x" * (20 * 1024 * 1024 + 1))
    answer = await api.refused("getFile", file_id=big.file_id)
    assert answer == (400, "Bad Request: file is too big")
