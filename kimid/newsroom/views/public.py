"""What readers see of a story."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.facts import fact
from kimid.edge.stored import stored
from kimid.newsroom import queries
from kimid.newsroom.checking import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Withdrawal
from kimid.newsroom.pages import page_of
from kimid.newsroom.translations import in_language, languages_of
from kimid.sites.middleware import SiteRequest
from kimid.ui.qr import qr_picture
from kimid.wire.models import ItemKind
from kimid.wire.queries import besides, headlines


@require_safe
@page(Audience.EVERYONE)
def story(request: SiteRequest, slug: str, public_id: str, lang: str = "") -> HttpResponse:
    """A published story, with `lang` as it is told in a second language; a withdrawn one answers 410 with the reason."""
    found = queries.story_on_page(request.site, public_id, slug)
    if found is None:
        raise Http404
    if found.stage == Stage.WITHDRAWN:
        return _gone(request, found)
    told = in_language(found, lang) if lang else found
    if told is None:
        raise Http404
    is_late = found.verify_by is not None and found.verify_by <= timezone.now()
    shown = {**_told(request, told, lang), "languages": languages_of(found, lang), "is_late": is_late}
    response = render(request, "newsroom/public/story.html", shown)
    until = None if is_late else found.verify_by  # from then on the banner says that the day is over
    stored(response, tags=[f"item:{found.item_id}", request.site.tag], fresh_until=until)
    return response


@require_safe
@page(Audience.EVERYONE)
def notice(request: SiteRequest, slug: str, public_id: str) -> HttpResponse:
    """A published story as one sheet in black and white for a notice board, with a code that leads to its page."""
    found = queries.story_on_page(request.site, public_id, slug)
    if found is None:
        raise Http404
    if found.stage == Stage.WITHDRAWN:
        return _gone(request, found)
    address = request.site.url_of(found.path)
    shown = {"story": found, "page": page_of(found, address), "qr": qr_picture(address)}
    response = render(request, "newsroom/public/notice.html", {**shown, "zone": request.site.region.zone})
    stored(response, tags=[f"item:{found.item_id}", request.site.tag])
    return response


def _told(request: SiteRequest, story: Story, lang: str) -> dict[str, Any]:
    """What the page says, in the language in which the story is told there."""
    site = request.site
    address = site.url_of(f"{story.path}{lang}/" if lang else story.path)
    newest = fact(request, "headlines", site.label, lambda: headlines(site), lambda _: [site.tag])
    return {
        "story": story,
        "lang": lang,
        "item": story.item,
        "page": page_of(story, address),
        "others": besides(newest, story.item_id, topic=story.topic),
        "kind": ItemKind(story.kind),
        "zone": site.region.zone,
        "canonical": address,
    }


def _gone(request: SiteRequest, story: Story) -> HttpResponse:
    """Why a story is not there any more, and what became of it among its readers."""
    kind = story.get_withdrawn_for_display() if story.withdrawn_for not in ("", Withdrawal.OTHER) else ""
    gone = {"title": story.title, "kind": kind, "reason": story.withdrawn_reason, "at": story.withdrawn_at}
    steps = [step for step in check_steps(story) if step.is_of_its_life]
    shown = {**gone, "steps": steps, "zone": request.site.region.zone, "site": request.site}
    return render(request, "410.html", shown, status=410)
