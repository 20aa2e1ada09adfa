"""The pictures of the site of a KIM: its logo and its cover photo."""

from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib.picture import words_of_pictures
from kimid.media.forms import ChosenPhotos
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.sites.public_words import words_refusal
from kimid.sites.rules import SitesPermission

_REMOVED_MESSAGES: Final[dict[SiteImage, str]] = {
    SiteImage.LOGO: "Logo dilepas. Situs memakai corak desa lagi.",
    SiteImage.COVER: "Foto sampul dilepas. Situs memakai corak desa lagi.",
}


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, SitesPermission.ARRANGE)
def site_image(request: RuangRequest, slot: SiteImage) -> HttpResponse:
    """The logo or the cover photo: send one, or go back to the cloth."""
    site = request.site
    now = timezone.now()
    has_photo = request.method == "POST" and "drop" not in request.POST
    chosen = _chosen_image(request, now) if has_photo else ChosenPhotos()
    if request.method == "GET" or chosen.refused:
        shown = {
            "slot": slot,
            "now": getattr(site, slot),
            "chosen": chosen,
            **back_link(request, "ruang-group", "KIM kita"),
        }
        return render(
            request, "registry/site_image.html", shown, status=422 if chosen.refused else 200
        )
    picture = chosen.pictures[0] if chosen.pictures else None
    set_site_image(site, image=slot, picture=picture, by=request.person, at=now)
    messages.success(
        request, "Sudah berganti, di sini dan di situs KIM." if picture else _REMOVED_MESSAGES[slot]
    )
    return redirect("ruang-group", site_label=site.ruang_label)


def _chosen_image(request: RuangRequest, at: datetime) -> ChosenPhotos:
    """What was sent as a logo or cover, and why it cannot be taken."""
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=at
    )
    words = words_of_pictures(chosen.pictures)
    if not chosen.pictures and not chosen.refused:
        chosen.refused[0] = "Pilih dulu satu foto."
    elif why := words_refusal(request.site, *words, by=request.person):
        chosen.refused[0] = why
    return chosen
