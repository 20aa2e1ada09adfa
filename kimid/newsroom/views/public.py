"""The public pages of a story."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.newsroom import queries
from kimid.newsroom.check_steps import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, WithdrawalKind
from kimid.newsroom.story_page import build_story_page
from kimid.newsroom.translations import in_language, language_links
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.ui.qr import qr_picture
from kimid.wire.gone import Withdrawal, held_answer, withdrawn_answer
from kimid.wire.headlines import headlines_beside
from kimid.wire.kinds import kind_of
from kimid.wire.sending_on import sent_on_in_public


@require_safe
@page(Audience.EVERYONE)
def story(request: SiteRequest, slug: str, public_id: str, lang: str = "") -> HttpResponse:
    """A published story, or its translation `lang`. A withdrawn one answers 410 with the reason."""
    story = queries.public_story(request.site, public_id, slug)
    if story is None:
        raise Http404
    if story.is_held:
        return held_answer(request, kind_of(story.kind))
    if story.stage == Stage.WITHDRAWN:
        return _gone(request, story)
    version = in_language(story, lang) if lang else story
    if version is None:
        raise Http404
    is_late = story.verify_by is not None and story.verify_by <= timezone.now()
    context = {
        **_story_context(request, version, lang),
        "languages": language_links(story, lang),
        "is_late": is_late,
    }
    response = render(request, "newsroom/public/story.html", context)
    # The banner changes when the day is over.
    until = None if is_late else story.verify_by
    tags = [f"item:{story.item_id}", *context["tags"]]
    mark_cacheable(response, tags=tags, fresh_until=until)
    return response


@require_safe
@page(Audience.EVERYONE)
def notice(request: SiteRequest, slug: str, public_id: str) -> HttpResponse:
    """A published story as one sheet in black and white for a notice board, with a QR code of its
    page.
    """
    story = queries.public_story(request.site, public_id, slug)
    if story is None:
        raise Http404
    if story.is_held:
        return held_answer(request, kind_of(story.kind))
    if story.stage == Stage.WITHDRAWN:
        return _gone(request, story)
    address = request.site.url_of(story.path)
    context = {"story": story, "page": build_story_page(story, address), "qr": qr_picture(address)}
    response = render(
        request, "newsroom/public/notice.html", {**context, "zone": request.site.region.zone}
    )
    mark_cacheable(response, tags=[f"item:{story.item_id}", request.site.frame_tag])
    return response


def _story_context(request: SiteRequest, story: Story, lang: str) -> dict[str, Any]:
    """The context of the page. `story` has the language `lang`."""
    site = request.site
    address = site.url_of(f"{story.path}{lang}/" if lang else story.path)
    others, stays = (
        headlines_beside(story.item, site, topic=story.topic) if story.item else ([], True)
    )
    return {
        "story": story,
        "lang": lang,
        "item": story.item,
        "page": build_story_page(story, address),
        "sent_on": sent_on_in_public(story.item) if story.is_unverified else "",
        "others": others,
        "tags": [*(each.tag for each in others), site.frame_tag if stays else site.tag],
        "kind": kind_of(story.kind),
        "zone": site.region.zone,
        "canonical": address,
    }


def _gone_title(story: Story) -> str:
    """Its title; of a fact check, whose title may repeat the claim, that it was one."""
    return f"Cek fakta atas kabar: {story.claim}" if story.judged_claim else story.title


def _gone(request: SiteRequest, story: Story) -> HttpResponse:
    """Why a story was withdrawn, and its public history."""
    has_grounds = story.withdrawn_for not in ("", WithdrawalKind.OTHER)
    withdrawal = Withdrawal(
        kind=kind_of(story.kind),
        title=_gone_title(story),
        reason=story.withdrawn_reason,
        at=story.withdrawn_at,
        grounds=story.get_withdrawn_for_display() if has_grounds else "",
        steps=[step for step in check_steps(story) if step.is_lifecycle],
    )
    return withdrawn_answer(request, withdrawal)
