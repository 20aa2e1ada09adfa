"""Voices in the threads of stories: whoever is erased takes theirs along."""

from datetime import datetime

from django.db.models import QuerySet

from kimid.media.usage import release_media
from kimid.newsroom.models import Message


def release_voices(messages: "QuerySet[Message]", at: datetime) -> None:
    """Inside a transaction: these messages use the files of their voices no more, so that they are
    deleted as unused.
    """
    for message in messages.exclude(voice={}).select_related("site"):
        release_media(message, [message.voice["name"]], at)
