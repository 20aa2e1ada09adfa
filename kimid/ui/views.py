"""The stylesheets and scripts by their digest, and the gallery of components."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kimid.ui import scripts, stylesheets
from kimid.ui.links import Link
from kimid.ui.samples import PALETTES, samples

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ROOMS: Final = {"ruang": "Ruang kerja", "publik": "Situs publik"}


def stylesheet(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """`/gaya/<name>.<digest>.css`: always the same bytes. 404 for another name or digest."""
    if name not in stylesheets.STYLESHEETS or digest != stylesheets.stylesheet_digest(name):
        raise Http404
    return HttpResponse(
        stylesheets.stylesheet(name),
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": _FOR_EVER},
    )


def script(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """`/skrip/<name>.<digest>.js`: a module, cached like a stylesheet. 404 for another name or
    digest.
    """
    if name not in scripts.SCRIPTS or digest != scripts.script_digest(name):
        raise Http404
    return HttpResponse(
        scripts.script(name),
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": _FOR_EVER},
    )


def gallery(request: HttpRequest, room: str = "ruang") -> HttpResponse:
    """Each component with its source, with the look of the workspace (`ruang`) or of public sites
    (`publik`).
    """
    if room not in _ROOMS:
        raise Http404
    rooms = [
        Link(label, reverse("gallery", args=[name]), current=name == room)
        for name, label in _ROOMS.items()
    ]
    return render(
        request,
        "ui/gallery.html",
        {"room": room, "rooms": rooms, "samples": samples(), "palettes": PALETTES},
    )
