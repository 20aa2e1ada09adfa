"""The correction of the photos of a published story: other photos, captions, names, their order."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.media.quota import quota_of
from kimid.newsroom.actions import content as content_actions
from kimid.newsroom.actions import publishing
from kimid.newsroom.actions.content import content_of
from kimid.newsroom.actions.rewriting import rewritten_parts
from kimid.newsroom.differences import differences
from kimid.newsroom.models import Story
from kimid.newsroom.photo_correction import PhotoCorrection
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.corrections import refuse_unpublished
from kimid.newsroom.views.ruang.new_links import photo_texts_bring_new_link
from kimid.newsroom.views.ruang.responses import (
    page_context,
    published_message,
    redirect_to,
    run_action,
    story_or_404,
)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(
    when=lambda request, **_: "publish" in request.POST,
    is_careful=photo_texts_bring_new_link,
    act=about_story("Membetulkan foto kabar yang sudah terbit"),
)
def correct_photos(request: RuangRequest, public_id: str) -> HttpResponse:
    """Change photos and what is said of them, then see the preview, then publish."""
    story = story_or_404(request, public_id, NewsroomPermission.CORRECT)
    if not story.is_public:
        return run_action(request, story, refuse_unpublished, "")
    correction = PhotoCorrection.of(request, story, timezone.now())
    if not correction.is_ready:
        return _form(request, correction, status=422 if correction.form.errors else 200)
    if "publish" not in request.POST:
        return _preview(request, correction)
    return _publish(request, correction)


def _publish(request: RuangRequest, correction: PhotoCorrection) -> HttpResponse:
    story = correction.story
    try:
        publishing.correct(
            story,
            content=correction.content(),
            note=correction.note(),
            base=correction.form.cleaned_data["base"],
            by=request.person,
            at=timezone.now(),
        )
    except content_actions.EditConflict:
        messages.warning(request, "Kabar ini baru saja dikoreksi orang lain. Periksa lagi fotonya.")
        return redirect_to(story, "ruang-correct-photos")
    except content_actions.ActionRefused as why:
        messages.warning(request, str(why))
        return _form(request, correction, status=409)
    messages.success(request, f"Koreksi terbit. {published_message(story)}")
    return redirect_to(story)


def _form(request: RuangRequest, correction: PhotoCorrection, *, status: int) -> HttpResponse:
    context = {
        **page_context(request, correction.story, "Koreksi foto"),
        "form": correction.form,
        "editor": correction,
        "quota": quota_of(request.site),
    }
    return render(request, "newsroom/ruang/correct_photos.html", context, status=status)


def _preview(request: RuangRequest, correction: PhotoCorrection) -> HttpResponse:
    story, note = correction.story, correction.note()
    corrected = content_actions.set_content(Story(site=story.site), correction.content())
    parts = rewritten_parts(content_of(story), content_of(corrected), note)
    context = {
        **page_context(request, story, "Koreksi foto"),
        "form": correction.form,
        "sent_again": correction.sent_again,
        "note": {**asdict(note), "rewritten": parts},
        "corrected": corrected,
        "changes": differences(story, corrected, zone=story.site.region.zone),
        "at": timezone.now(),
    }
    return render(request, "newsroom/ruang/correct_preview.html", context)
