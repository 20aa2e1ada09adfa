"""The kinds of notices. Each subject registers its own, beside its reactions."""

from dataclasses import dataclass
from typing import Final

from django.db import models


class NoticeTopic(models.TextChoices):
    """What a notice is to its reader. People choose the speed of e-mails by topic."""

    WAITING = "waiting", "Menunggu saya"
    MENTION = "mention", "Ada yang menyebut saya"
    MINE = "mine", "Kabar saya terbit atau dijawab"
    GROUP = "group", "Kabar kelompok lainnya"
    SAFETY = "safety", "Keamanan akun dan situs"


# A notice of these topics counts at the bell until it is done, or read.
AT_THE_BELL: Final = (NoticeTopic.WAITING, NoticeTopic.MENTION, NoticeTopic.SAFETY)


@dataclass(frozen=True)
class NoticeKind:
    """One kind. `outside` is all that an e-mail says of it: a sentence without a name, a number or
    a word of what is not published. `at_once` kinds do not wait for 06.00. `is_own_account` kinds
    tell what changed in the account of their reader: the mail says how to lock it, and the bell
    keeps them for a day whatever is pressed, because a thief in a session reads notices too.
    """

    name: str
    topic: NoticeTopic
    outside: str
    icon: str
    at_once: bool = False
    is_own_account: bool = False


NOTICE_KINDS: Final[dict[str, NoticeKind]] = {}


def register_kind(kind: NoticeKind) -> None:
    """Register a kind. Raises ValueError for a second registration of its name."""
    if kind.name in NOTICE_KINDS:
        raise ValueError(f"kind of notice registered twice: {kind.name}")
    NOTICE_KINDS[kind.name] = kind
