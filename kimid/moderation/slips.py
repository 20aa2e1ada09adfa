"""The slip in a form for everybody: signed, for one site, used once, and it knows since when the form is open."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.core import signing

from kimid.lib.codes import public_id
from kimid.sites.models import Site

NUMBER_LENGTH: Final = 12
_SALT: Final = "kimid.moderation.slips"


class NoSlip(ValueError):
    """The form has no slip of ours: it was not opened on this site."""


@dataclass(frozen=True)
class Slip:
    """A number that one sending may use, and when its form was opened."""

    number: str
    opened_at: datetime


def new_slip(site: Site, at: datetime) -> str:
    """A slip for a form of this site that is opened now."""
    said = {"site": site.pk, "number": public_id(NUMBER_LENGTH), "at": int(at.timestamp())}
    return signing.dumps(said, salt=_SALT)


def read_slip(site: Site, text: str) -> Slip:
    """What a slip says. However old it is: a phone may wait days for a signal. Raises NoSlip."""
    try:
        said = signing.loads(text, salt=_SALT)
    except signing.BadSignature as bad:
        raise NoSlip from bad
    if said["site"] != site.pk:
        raise NoSlip
    return Slip(said["number"], datetime.fromtimestamp(said["at"], UTC))
