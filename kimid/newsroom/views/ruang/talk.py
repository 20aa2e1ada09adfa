"""The thread of a story: saying something, answering by a tap, and having heard what was said to one by name."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.media.forms import ChosenPhotos
from kimid.newsroom import actions
from kimid.newsroom.forms import MessageForm
from kimid.newsroom.models import Feeling, Message
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import do, others_of, show, story_or_404


@require_POST
@page(Audience.KIM, Can.ENTER)
def say(request: RuangRequest, public_id: str) -> HttpResponse:
    """Say something in the thread of a story, in words or with photos."""
    found, now = story_or_404(request, public_id), timezone.now()
    chosen = ChosenPhotos.sent(request.POST, request.FILES, site=request.site, by=request.person, at=now)
    form = MessageForm(request.POST, others=others_of(request))
    if form.is_valid() and not form.cleaned_data["words"] and not chosen.pictures:
        form.add_error("words", "Pesannya masih kosong. Tulis satu kalimat dulu.")
    if not form.is_valid() or chosen.refused:
        return show(request, found, message_form=form, chosen=chosen)
    words, mentions, photos = form.cleaned_data["words"], form.mentions(), chosen.pictures
    return do(
        request,
        found,
        lambda: actions.say(found, words=words, photos=photos, mentions=mentions, by=request.person, at=now),
        "",
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
def react(request: RuangRequest, public_id: str) -> HttpResponse:
    """One word of a message, by a tap."""
    found = story_or_404(request, public_id)
    sent, feeling = request.POST.get("message", ""), request.POST.get("feeling", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0
    message = Message.objects.filter(story=found, pk=number).first()

    def answer() -> None:
        if message is None or feeling not in Feeling:
            raise actions.NotNow("Pesan itu tidak ada di obrolan ini.")
        actions.react(found, message=message, feeling=Feeling(feeling), by=request.person, at=timezone.now())

    return do(request, found, answer, "")


@require_POST
@page(Audience.KIM, Can.ENTER)
def hear(request: RuangRequest, public_id: str) -> HttpResponse:
    """I have read what was said to me."""
    found = story_or_404(request, public_id)
    return do(request, found, lambda: actions.hear(found, by=request.person, at=timezone.now()), "")
