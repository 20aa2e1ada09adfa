"""The thread of a story: messages, reactions, and read mentions."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.phone_answers import needs_look, wants_json
from kimid.lib.picture import Picture
from kimid.media.attachments import attach_voice
from kimid.media.forms import ChosenPhotos
from kimid.media.sandbox import FileRefused
from kimid.newsroom.actions import content, talk
from kimid.newsroom.forms.story_actions import MessageForm
from kimid.newsroom.models import Feeling, Message, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.from_phone import answer_phone, seen_at
from kimid.newsroom.views.ruang.responses import (
    other_members,
    render_story,
    run_action,
    story_or_404,
)

_OTHER_WORDS: Final = "Pesan dengan nomor ini sudah terkirim dengan kata lain. Kirim lagi."


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def post_message(request: RuangRequest, public_id: str) -> HttpResponse:
    """Post a message with a text, photos or a voice, from its page or the outbox of a phone."""
    story = story_or_404(request, public_id)
    now = timezone.now()
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=now
    )
    form = MessageForm(request.POST, request.FILES, others=other_members(request))
    if form.is_valid() and _is_empty(form) and not chosen.pictures:
        form.add_error("words", "Pesannya masih kosong. Tulis satu kalimat dulu.")
    if wants_json(request):
        return _take_from_phone(request, story, form, chosen.pictures, now)
    if not form.is_valid() or chosen.refused:
        return render_story(request, story, message_form=form, chosen=chosen)
    return run_action(
        request, story, partial(_post, request, story, form, chosen.pictures, now), ""
    )


def _is_empty(form: MessageForm) -> bool:
    """Whether it has neither a text nor a voice."""
    return not any(form.cleaned_data[name] for name in ("words", "voice", "suara"))


def _take_from_phone(
    request: RuangRequest, story: Story, form: MessageForm, photos: Sequence[Picture], at: datetime
) -> JsonResponse:
    """The phone may send it several times after lost answers: it is one message."""
    number = str(form.data.get("number", ""))
    own = Message.objects.filter(story=story, by=request.person)
    if number.isalnum() and (sent := own.filter(number=number).first()):
        is_same = sent.text == form.cleaned_data.get("words", sent.text)
        return seen_at(story) if is_same else needs_look(_OTHER_WORDS)
    known = {photo["name"] for photo in photos}
    missing = [name for name in request.POST.getlist("photos") if name and name not in known]
    try:
        return answer_phone(
            request,
            story,
            form,
            partial(_post, request, story, form, photos, at),
            missing=missing,
        )
    except IntegrityError:  # the same form in the same moment
        return seen_at(story)


def _post(
    request: RuangRequest, story: Story, form: MessageForm, photos: Sequence[Picture], at: datetime
) -> None:
    # Only now: a form that comes again after a lost answer leaves no second recording.
    try:
        voice = attach_voice(form.recording(), site=request.site, by=request.person, at=at)
    except FileRefused as refusal:
        raise content.ActionRefused(str(refusal)) from refusal
    talk.post_message(
        story,
        text=form.cleaned_data["words"],
        photos=photos,
        voice=voice,
        mentions=form.mentions(),
        number=form.cleaned_data["number"],
        by=request.person,
        at=at,
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def react(request: RuangRequest, public_id: str) -> HttpResponse:
    """Answer a message by one tap."""
    story = story_or_404(request, public_id)
    sent = request.POST.get("message", "")
    feeling = request.POST.get("feeling", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0
    message = Message.objects.filter(story=story, pk=number).first()

    def answer() -> None:
        if message is None or feeling not in Feeling:
            raise content.ActionRefused("Pesan itu tidak ada di obrolan ini.")
        talk.react(
            story, message=message, feeling=Feeling(feeling), by=request.person, at=timezone.now()
        )

    return run_action(request, story, answer, "")


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def mark_mentions_read(request: RuangRequest, public_id: str) -> HttpResponse:
    """Mark the own mentions in this story as read."""
    story = story_or_404(request, public_id)
    return run_action(
        request,
        story,
        lambda: talk.mark_mentions_read(story, by=request.person, at=timezone.now()),
        "",
    )
