"""The sheet that proves who a KIM is."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.applications.decree_proof import proof_of_hands
from kimid.registry.decree_standing import DecreeStanding
from kimid.registry.models import Kim
from kimid.registry.views.profile import kim_page
from kimid.sites.middleware import SiteRequest
from kimid.ui.qr import qr_picture


@require_safe
@page(Audience.EVERYONE)
def proof(request: SiteRequest) -> HttpResponse:
    """What the register knows of a KIM on one sheet, with a code that leads back here
    from paper.
    """

    def also(kim: Kim, standing: DecreeStanding) -> dict[str, Any]:
        code = qr_picture(request.site.url_of(request.path))
        return {"qr": code, **proof_of_hands(kim, standing)}

    return kim_page(request, "applications/proof.html", also)
