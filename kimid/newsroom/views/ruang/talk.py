"""The thread of a story: messages, reactions, and read mentions."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.media.forms import ChosenPhotos
from kimid.newsroom.actions import content, talk
from kimid.newsroom.forms.story_actions import MessageForm
from kimid.newsroom.models import Feeling, Message
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.responses import (
    other_members,
    render_story,
    run_action,
    story_or_404,
)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def post_message(request: RuangRequest, public_id: str) -> HttpResponse:
    """Post a message with a text or photos."""
    story = story_or_404(request, public_id)
    now = timezone.now()
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=now
    )
    form = MessageForm(request.POST, others=other_members(request))
    if form.is_valid() and not form.cleaned_data["words"] and not chosen.pictures:
        form.add_error("words", "Pesannya masih kosong. Tulis satu kalimat dulu.")
    if not form.is_valid() or chosen.refused:
        return render_story(request, story, message_form=form, chosen=chosen)
    text = form.cleaned_data["words"]
    mentions = form.mentions()
    photos = chosen.pictures
    return run_action(
        request,
        story,
        lambda: talk.post_message(
            story, text=text, photos=photos, mentions=mentions, by=request.person, at=now
        ),
        "",
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
