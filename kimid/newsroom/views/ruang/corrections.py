"""The correction of a published story."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.newsroom import queries
from kimid.newsroom.actions import content as content_actions
from kimid.newsroom.actions import publishing
from kimid.newsroom.actions.content import ContentData, content_of
from kimid.newsroom.actions.rewriting import rewritten_parts
from kimid.newsroom.differences import differences
from kimid.newsroom.forms.corrections import StoryCorrectionForm
from kimid.newsroom.forms.translation import translation_initial
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.new_links import correction_brings_new_link
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
    is_careful=correction_brings_new_link,
    act=about_story("Membetulkan kabar yang sudah terbit"),
)
def correct(request: RuangRequest, public_id: str) -> HttpResponse:
    """Choose the wrong sentence and type the right one, then see the preview, then publish."""
    story = story_or_404(request, public_id, NewsroomPermission.CORRECT)
    content = content_of(story)
    if not story.is_public:
        return run_action(request, story, refuse_unpublished, "")  # shows the refusal on the story
    form = StoryCorrectionForm(
        request.POST or None, content=content, initial=_texts(story, content)
    )
    # `again`: the writer goes back from the preview to the form.
    if not form.is_bound or not form.is_valid() or "again" in request.POST:
        return _form(
            request, story, form, status=422 if form.errors and "again" not in request.POST else 200
        )
    if "publish" not in request.POST:
        return _preview(request, story, form)
    return _publish(request, story, form)


def _publish(request: RuangRequest, story: Story, form: StoryCorrectionForm) -> HttpResponse:
    try:
        publishing.correct(
            story,
            content=form.corrected,
            note=form.note(),
            base=form.cleaned_data["base"],
            by=request.person,
            at=timezone.now(),
        )
    except content_actions.EditConflict:
        return _form(request, story, form, status=409)
    except content_actions.ActionRefused as why:
        messages.warning(request, str(why))
        return _form(request, story, form, status=409)
    messages.success(request, f"Koreksi terbit. {published_message(story)}")
    return redirect_to(story)


def refuse_unpublished() -> None:
    """Raise ActionRefused: only what readers have is corrected."""
    raise content_actions.ActionRefused(
        "Kabar ini tidak sedang terbit, jadi tidak ada yang perlu dikoreksi."
    )


def _texts(story: Story, content: ContentData) -> dict[str, str]:
    own = {"title": content.title, "lead": content.lead, "body": content.body, "base": story.digest}
    return own | translation_initial(content.translation)


def _form(
    request: RuangRequest, story: Story, form: StoryCorrectionForm, *, status: int
) -> HttpResponse:
    was = form["was"].value()
    context = {
        **page_context(request, story, "Koreksi"),
        "form": form,
        "sentences": queries.sentences_of(story),
        "was": was,
        "has_edit_conflict": status == 409,
        # The sentence has a link or a mark, so the writer corrects it in the text.
        "is_in_text": bool(was and form["was"].errors),
    }
    return render(request, "newsroom/ruang/correct.html", context, status=status)


def _preview(request: RuangRequest, story: Story, form: StoryCorrectionForm) -> HttpResponse:
    corrected = content_actions.set_content(Story(site=story.site), form.corrected)
    parts = rewritten_parts(content_of(story), content_of(corrected), form.note())
    context = {
        "form": form,
        "note": {**asdict(form.note()), "rewritten": parts},
        "corrected": corrected,
        "changes": differences(story, corrected, zone=story.site.region.zone),
        "at": timezone.now(),
    }
    return render(
        request,
        "newsroom/ruang/correct_preview.html",
        {**page_context(request, story, "Koreksi"), **context},
    )
