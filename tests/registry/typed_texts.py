"""The texts of the register, which an office writes or agrees to, and the pictures of a site."""

from typing import Final

from django.utils import timezone

from kimid.people.models import Person
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.registry.models import Kim
from tests import build
from tests.sites.public_text_case import PublicTextCase

NOT_PUBLIC: Final = {
    "registry.Kim": "number name hamlet official_number",
    "registry.FormerNumber": "number",
    "registry.Decree": "number issuer_title",
    "registry.Officer": "name post section phone",
    "registry.Member": "name section",
    "registry.PolicyRow": "answer legal_basis",
}


def _hang(kim: Kim, by: Person, text: str) -> object:
    picture = build.photo(kim, by=by).as_picture() | {"caption": text}
    return set_site_image(
        kim.site, image=SiteImage.COVER, picture=picture, by=by, at=timezone.now()
    )


BESIDE: Final[dict[str, PublicTextCase]] = {"the pictures of a site": _hang}
