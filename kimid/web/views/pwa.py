"""The workspace in a pocket: what makes it an app of its own, and what waits on a phone."""

import hashlib
import json
from functools import cache
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import sending_groups
from kimid.access.rules import AccessPermission
from kimid.lib import palette
from kimid.people.models import Person
from kimid.ui.scripts import SCRIPTS, script_digest
from kimid.ui.stylesheets import stylesheet_digest

# Scripts that no page asks for besides the worker itself, or only pages that work with a signal
# alone.
_NOT_CACHED: Final = {
    *("correction", "passkeys", "reading", "reading-worker"),
    *("screen", "seller", "seller-form", "seller-worker"),
}
_ICONS: Final = [
    {"src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
    *(
        {"src": f"/ikon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ),
]
_ACCEPTED_TYPES: Final = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/heic"]


@require_GET
@page(Audience.VISITOR)
@never_cache
def session_state(request: HttpRequest) -> HttpResponse:
    """Who is signed in (nobody: empty), the token for forms of a page that was kept, and the groups
    they write for.

    Nobody gets no token: its cookie would take the place of the one that the page of the door has
    just brought, when the worker asks while somebody comes in, and the form of the door would be
    refused.
    """
    if not isinstance(request.user, Person):
        return JsonResponse({"person": "", "token": "", "sites": []})
    sites = [
        {"label": site.ruang_label, "name": site.name} for site in sending_groups(request.user)
    ]
    return JsonResponse(
        {"person": str(request.user.pk), "token": get_token(request), "sites": sites}
    )


@require_GET
@page(Audience.KIM, AccessPermission.SEND)
def outbox(request: RuangRequest) -> HttpResponse:
    """What waits on this phone and what has left it. The script fills it in: the server
    cannot know.
    """
    return render(request, "web/ruang/outbox.html")


@require_GET
@page(Audience.SIGNED_IN)
def own_outbox(request: RuangRequest) -> HttpResponse:
    """To the outbox of a group of theirs: the page for no signal names none, and its links work
    without the worker too.
    """
    groups = sending_groups(request.person)
    if not groups:
        return redirect("ruang-start")
    return redirect("ruang-outbox", site_label=groups[0].ruang_label)


@require_safe
@page(Audience.VISITOR)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone wants to know of the app."""
    data = {
        "id": "/",
        "name": "KIM",
        "short_name": "KIM",
        "description": "Ruang kerja KIM: menulis, membahas, memeriksa, dan menerbitkan kabar desa.",
        "lang": "id",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": palette.PAPER,
        "background_color": palette.PAPER,
        "icons": _ICONS,
        "shortcuts": [
            {"name": "Tulis kabar", "url": "/?ke=tulis"},
            {"name": "Kotak keluar", "url": "/?ke=kotak-keluar"},
        ],
        "share_target": _share_target(),
    }
    headers = {"Cache-Control": "public, max-age=86400"}
    return JsonResponse(data, content_type="application/manifest+json", headers=headers)


@require_safe
@page(Audience.VISITOR)
def worker(request: HttpRequest) -> HttpResponse:
    """The program that stands between the workspace and the line. It changes with every file that
    it keeps.
    """
    return HttpResponse(
        _worker(),
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


@cache
def _worker() -> str:
    scripts = [
        reverse("script", args=[name, script_digest(name)])
        for name in sorted(SCRIPTS.keys() - _NOT_CACHED)
    ]
    files = [
        reverse("sheet", args=["ruang", stylesheet_digest("ruang")]),
        *scripts,
        "/favicon.svg",
        "/ikon-192.png",
    ]
    version = hashlib.sha256("".join([*files, _offline()]).encode()).hexdigest()[:12]
    made_of = {"version": version, "files": files, "offline": reverse("offline")}
    source = reverse("script", args=["worker", script_digest("worker")])
    return f'import {{ serve }} from "{source}";\nserve({json.dumps(made_of)});\n'


@require_safe
@page(Audience.VISITOR)
def offline(request: HttpRequest) -> HttpResponse:
    """What a phone without signal shows in place of a page that it has not. The worker keeps it, so
    it is the same for everybody.
    """
    return HttpResponse(_offline())


@cache
def _offline() -> str:
    return render_to_string("web/ruang/offline.html")


def _share_target() -> dict[str, object]:
    """How a phone hands over what another app shares."""
    return {
        "action": reverse("ruang-share"),
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [{"name": "foto", "accept": _ACCEPTED_TYPES}],
        },
    }
