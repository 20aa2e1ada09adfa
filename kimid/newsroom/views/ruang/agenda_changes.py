"""An editor calls an event off, moves it, or lets a story stand in the name of the newsroom."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.newsroom.actions import agenda_changes, signing
from kimid.newsroom.forms.agenda_changes import CallOffForm, MoveForm
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.responses import render_story, run_action, story_or_404


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(act=about_story("Membatalkan acara"))
def call_off(request: RuangRequest, public_id: str) -> HttpResponse:
    """The event does not take place."""
    story = story_or_404(request, public_id)
    form = CallOffForm(request.POST)
    if not form.is_valid():
        return render_story(request, story, call_off_form=form)
    reason = form.cleaned_data["reason"]
    return run_action(
        request,
        story,
        lambda: agenda_changes.call_off(story, reason=reason, by=request.person, at=timezone.now()),
        "Pembaca sudah diberi tahu bahwa acaranya batal, di semua portal.",
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(act=about_story("Memindah acara"))
def move(request: RuangRequest, public_id: str) -> HttpResponse:
    """The event takes place at another time or place."""
    story = story_or_404(request, public_id)
    form = MoveForm(request.POST, story=story)
    if not form.is_valid():
        return render_story(request, story, move_form=form)
    reason = form.cleaned_data["reason"]
    return run_action(
        request,
        story,
        lambda: agenda_changes.move(
            story, to=form.new_time(), reason=reason, by=request.person, at=timezone.now()
        ),
        "Waktu yang baru sudah tampil di semua portal.",
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def sign_as_newsroom(request: RuangRequest, public_id: str) -> HttpResponse:
    """Readers have the story in the name of the newsroom from now on."""
    story = story_or_404(request, public_id)
    return run_action(
        request,
        story,
        lambda: signing.sign_as_newsroom(story, by=request.person, at=timezone.now()),
        "Pembaca membaca “Redaksi KIM”. Nama penulisnya tetap tercatat di kelompok.",
    )
