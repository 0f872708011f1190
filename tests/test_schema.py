"""The models that requests are held against tell a good request from a bad one."""

from typing import Any

import pytest

from bot.sandbox.parameters import Upload
from tests.schema import complaints

PICTURE = Upload("a.jpg", "image/jpeg", b"a")
BUTTON = {"text": "Ya", "callback_data": "yes"}


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("getMe", {}),
        ("sendMessage", {"chat_id": 7, "text": "[a]"}),
        ("SENDMESSAGE", {"chat_id": "7", "text": "a", "disable_notification": "true"}),
        ("sendMessage", {"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": [[BUTTON]]}}),
        ("sendMessage", {"chat_id": 7, "text": "a", "reply_markup": '{"keyboard": [[{"text": "a"}]]}'}),
        ("sendPhoto", {"chat_id": 7, "photo": PICTURE}),
        ("sendPhoto", {"chat_id": 7, "photo": "attach://file1", "file1": PICTURE}),
        ("sendMediaGroup", {"chat_id": 7, "media": '[{"type": "photo", "media": "attach://a"}]', "a": PICTURE}),
        ("getUpdates", {"allowed_updates": '["message"]', "timeout": "50"}),
    ],
)
def test_a_request_that_telegram_understands_passes(method: str, given: dict[str, Any]) -> None:
    assert list(complaints(method, given)) == []


@pytest.mark.parametrize(
    ("method", "given", "word"),
    [
        ("sendMessage", {"chat_id": 7}, "text"),
        ("sendMessage", {"chat_id": 7, "text": ["a"]}, "text"),
        ("sendMessage", {"chat_id": 7, "text": "a", "silently": True}, "silently"),
        ("sendMessage", {"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": [BUTTON]}}, "inline_keyboard"),
        ("sendMessage", {"chat_id": 7, "text": "a", "reply_markup": "{"}, "reply_markup"),
        ("sendMediaGroup", {"chat_id": 7, "media": '[{"type": "photo"}]'}, "media"),
        ("answerCallbackQuery", {}, "callback_query_id"),
        ("getUpdates", {"offset": "soon"}, "offset"),
    ],
)
def test_a_request_that_telegram_does_not_understand_is_complained_about(
    method: str, given: dict[str, Any], word: str
) -> None:
    assert word in "\n".join(complaints(method, given))
