"""The submission token of a public form: signed, and for one site.

That it is used once is for who stores the submission: a tip keeps the id, and a constraint refuses
a second tip with the same one (`Tip.slip`).
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.core import signing

from kimid.lib.codes import public_id
from kimid.sites.models import Site

ID_LENGTH: Final = 12
# The salt keeps the first name of this module: another would refuse the forms that are open now.
_SALT: Final = "kimid.moderation.slips"


class NoSubmissionToken(ValueError):
    """The form has no valid token: it was not opened on this site."""


@dataclass(frozen=True)
class SubmissionToken:
    """The id of one submission, twelve letters and digits, and when its form was opened."""

    submission_id: str
    opened_at: datetime


def new_submission_token(site: Site, at: datetime) -> str:
    """A token for a form of this site that is opened now."""
    # The key `number` is in forms that are open now.
    data = {"site": site.pk, "number": public_id(ID_LENGTH), "at": int(at.timestamp())}
    return signing.dumps(data, salt=_SALT)


def read_submission_token(site: Site, text: str) -> SubmissionToken:
    """The data of a token of any age: a phone may wait days for a signal.

    Raises NoSubmissionToken.
    """
    try:
        data = signing.loads(text, salt=_SALT)
    except signing.BadSignature as bad:
        raise NoSubmissionToken from bad
    if data["site"] != site.pk:
        raise NoSubmissionToken
    return SubmissionToken(data["number"], datetime.fromtimestamp(data["at"], UTC))
