"""The table of methods: what the bot may call, and what the sandbox does then."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.methods import asking, changing, passing_on, pinning, profile, sending, webhook
from bot.sandbox.methods.unserved import UNSERVED
from bot.sandbox.parameters import Parameters
from bot.sandbox.world import World

__all__ = ["METHODS", "UNSERVED", "Method"]


@dataclass(frozen=True)
class Method:
    """`counts` tells whether Telegram's limits count the call."""

    name: str
    run: Callable[[World, Parameters], Any]
    counts: bool = False


METHODS = {
    method.name.lower(): method
    for method in (
        Method("getMe", asking.get_me),
        Method("getChat", asking.get_chat),
        Method("getChatMember", asking.get_chat_member),
        Method("getFile", asking.get_file),
        Method("setWebhook", webhook.set_webhook),
        Method("deleteWebhook", webhook.delete_webhook),
        Method("getWebhookInfo", webhook.get_webhook_info),
        Method("sendMessage", sending.send_message, counts=True),
        Method("sendPhoto", sending.send_photo, counts=True),
        Method("sendVideo", sending.send_video, counts=True),
        Method("sendVoice", sending.send_voice, counts=True),
        Method("sendAudio", sending.send_audio, counts=True),
        Method("sendDocument", sending.send_document, counts=True),
        Method("sendMediaGroup", sending.send_media_group, counts=True),
        Method("sendLocation", sending.send_location, counts=True),
        Method("sendContact", sending.send_contact, counts=True),
        Method("sendPoll", sending.send_poll, counts=True),
        Method("stopPoll", changing.stop_poll, counts=True),
        Method("forwardMessage", passing_on.forward_message, counts=True),
        Method("forwardMessages", passing_on.forward_messages, counts=True),
        Method("copyMessage", passing_on.copy_message, counts=True),
        Method("copyMessages", passing_on.copy_messages, counts=True),
        Method("sendChatAction", sending.send_chat_action),
        Method("editMessageText", changing.edit_message_text, counts=True),
        Method("editMessageCaption", changing.edit_message_caption, counts=True),
        Method("editMessageMedia", changing.edit_message_media, counts=True),
        Method("editMessageReplyMarkup", changing.edit_message_reply_markup, counts=True),
        Method("deleteMessage", changing.delete_message),
        Method("deleteMessages", changing.delete_messages),
        Method("setMessageReaction", changing.set_message_reaction),
        Method("pinChatMessage", pinning.pin_chat_message, counts=True),
        Method("unpinChatMessage", pinning.unpin_chat_message),
        Method("unpinAllChatMessages", pinning.unpin_all_chat_messages),
        Method("answerCallbackQuery", changing.answer_callback_query),
        Method("setMyCommands", profile.set_my_commands),
        Method("getMyCommands", profile.get_my_commands),
        Method("deleteMyCommands", profile.delete_my_commands),
        Method("setMyName", profile.set_my_name),
        Method("getMyName", profile.get_my_name),
        Method("setMyDescription", profile.set_my_description),
        Method("getMyDescription", profile.get_my_description),
        Method("setMyShortDescription", profile.set_my_short_description),
        Method("getMyShortDescription", profile.get_my_short_description),
        Method("setChatMenuButton", profile.set_chat_menu_button),
        Method("getChatMenuButton", profile.get_chat_menu_button),
    )
}
