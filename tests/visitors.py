"""Visitors without an account: their phones, and the forms that they opened and sent."""

from datetime import datetime, timedelta
from itertools import count

from kimid.lib.codes import public_id
from kimid.moderation.senders import Sender
from kimid.moderation.submission_tokens import SubmissionToken
from kimid.newsroom.actions import tips
from kimid.newsroom.models import Tip
from kimid.newsroom.rules import Tipster
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites
from tests.build import AT

_number = count(1)


def sender() -> Sender:
    """A phone that nobody has seen before, in a network of its own."""
    number = next(_number).to_bytes(16)
    return Sender(number, number)


def slip(at: datetime = AT) -> SubmissionToken:
    """The slip of a form that was opened a minute before."""
    return SubmissionToken(public_id(12), at - timedelta(minutes=1))


@across_sites("a builder works for whatever site it is given")
def tip(of: Kim, words: str = "", *, name: str = "", contact: str = "", at: datetime = AT) -> Tip:
    """Something that somebody told this KIM."""
    told = tips.TipData(
        words or f"Jembatan gantung dusun {next(_number)} putus tadi pagi.",
        "Dusun Hilir",
        name,
        contact,
    )
    return tips.send_tip(
        of.site, tip_data=told, slip=slip(at), sender=sender(), by=Tipster(), at=at
    )
