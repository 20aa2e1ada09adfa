"""Correcting what readers have read already."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.newsroom import actions, queries
from kimid.newsroom.actions import Words, words_of
from kimid.newsroom.differences import differences
from kimid.newsroom.forms import CorrectionForm
from kimid.newsroom.forms.second import second_typed
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import do, frame, shown_on, story_or_404, to


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.ENTER)
def correct(request: RuangRequest, public_id: str) -> HttpResponse:
    """Which sentence is wrong, what is right, and why; then exactly what readers will see; then it is published."""
    found = story_or_404(request, public_id, Can.CORRECT)
    words = words_of(found)
    if not found.is_public:
        return do(request, found, _not_published, "")
    form = CorrectionForm(request.POST or None, words=words, initial=_texts(found, words))
    if not form.is_bound or not form.is_valid() or "again" in request.POST:
        return _form(request, found, form, status=422 if form.errors and "again" not in request.POST else 200)
    if "publish" not in request.POST:
        return _before_publishing(request, found, form)
    note, base = form.note(), form.cleaned_data["base"]
    try:
        actions.correct(found, words=form.corrected, note=note, base=base, by=request.person, at=timezone.now())
    except actions.Overtaken:
        return _form(request, found, form, status=409)
    except actions.Closed as why:
        messages.warning(request, str(why))
        return _form(request, found, form, status=409)
    messages.success(request, f"Koreksi terbit. {shown_on(found)}")
    return to(found)


def _not_published() -> None:
    raise actions.NotNow("Kabar ini tidak sedang terbit, jadi tidak ada yang perlu dikoreksi.")


def _texts(story: Story, words: Words) -> dict[str, str]:
    own = {"title": words.title, "lead": words.lead, "body": words.body, "base": story.digest}
    return own | second_typed(words.second)


def _form(request: RuangRequest, story: Story, form: CorrectionForm, *, status: int) -> HttpResponse:
    was, errors = form["was"].value(), form["was"].errors
    shown = {"form": form, "sentences": queries.sentences_of(story), "was": was, "is_overtaken": status == 409}
    shown["is_in_text"] = bool(was and errors)  # it is put right in the text alone
    return render(request, "newsroom/ruang/correct.html", {**frame(request, story, "Koreksi"), **shown}, status=status)


def _before_publishing(request: RuangRequest, story: Story, form: CorrectionForm) -> HttpResponse:
    corrected = actions.tell(Story(site=story.site), form.corrected)
    shown = {"form": form, "note": form.note(), "changes": differences(story, corrected), "at": timezone.now()}
    return render(request, "newsroom/ruang/correct_preview.html", {**frame(request, story, "Koreksi"), **shown})
