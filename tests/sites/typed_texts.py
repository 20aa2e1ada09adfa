"""The texts that people type about a site."""

from typing import Final

from django.utils import timezone

from kimid.sites.actions import Introduction, introduce
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {"sites.Site": "about logo cover address hours"}
NOT_PUBLIC: Final = {
    "sites.Site": "label name menu phone email own_name",  # its name is that of the register
    "sites.LabelClaim": "label",
    "sites.OwnName": "name token",
}
WITH_ADDRESSES: Final[dict[str, PublicTextCase]] = {
    "the introduction": lambda kim, by, text: introduce(
        kim.site, introduction=Introduction(text), by=by, at=timezone.now()
    ),
}
