"""What readers see of a story, and the door of a one-use link."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.links import LinkHolder, LinkSpent, find_link
from kimid.access.models import OneUseLink
from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.newsroom import actions, queries
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms import ConfirmForm
from kimid.newsroom.models import Story
from kimid.newsroom.pages import page_of
from kimid.newsroom.rules import Can
from kimid.sites.hosts import public_url
from kimid.sites.middleware import SiteRequest
from kimid.wire.models import ItemKind
from kimid.wire.queries import newest_besides


@page(Audience.EVERYONE)
@require_safe
def story(request: SiteRequest, slug: str, public_id: str) -> HttpResponse:
    """A published story; a withdrawn one answers 410 with the reason."""
    found = queries.story_on_page(request.site, public_id, slug)
    if found is None:
        raise Http404
    zone = request.site.region.zone
    if found.stage == Stage.WITHDRAWN:
        gone = {"title": found.title, "reason": found.withdrawn_reason, "at": found.withdrawn_at, "zone": zone}
        return render(request, "410.html", {**gone, "site": request.site}, status=410)
    address = public_url(request.site.label, found.path)
    shown = {
        "story": found,
        "item": found.item,
        "page": page_of(found, address),
        "others": newest_besides(request.site, found.item_id, topic=found.topic),
        "kind": ItemKind(found.kind),
        "zone": zone,
        "canonical": address,
    }
    response = render(request, "newsroom/public/story.html", shown)
    stored(response, tags=[f"item:{found.item_id}", request.site.tag])
    return response


@page(Audience.EVERYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_by_link(request: SiteRequest, token: str) -> HttpResponse:
    """Somebody without an account confirms a story. Looking changes nothing (phones look ahead); only sending does."""
    link = find_link(token, request.site)
    if link is None or link.perm != Can.CONFIRM:
        raise Http404
    found = Story.objects.select_related("site__region", "author").get(pk=link.thing_id)
    now = timezone.now()
    if not (link.is_open(now) and found.is_under_way):
        return _link_answer(request, link, found, None, status=410)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _link_answer(request, link, found, form, status=422 if form.is_bound else 200)
    try:
        actions.confirm(found, how_known=form.cleaned_data["how_known"], by=LinkHolder(link, now), at=now)
    except (LinkSpent, actions.NotNow) as spent:
        return _link_answer(request, link, found, None, status=410, answer=str(spent))
    return _link_answer(request, link, found, None, answer="Terima kasih. Pemastian Anda sudah dicatat.")


def _link_answer(
    request: SiteRequest, link: OneUseLink, story: Story, form: ConfirmForm | None, *, status: int = 200, answer: str = ""
) -> HttpResponse:
    shown = {"link": link, "story": story, "form": form, "answer": answer, "is_done": status == 200, "site": request.site}
    return render(request, "newsroom/public/confirm.html", {**shown, "zone": request.site.region.zone}, status=status)
