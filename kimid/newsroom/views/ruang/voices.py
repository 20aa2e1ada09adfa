"""Asking people outside the group: to confirm, or for a note; and taking in what the other side answers."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.models import OneUseLink
from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib.whatsapp import whatsapp_url
from kimid.newsroom import actions
from kimid.newsroom.forms import AskForm, ReplyForm
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import do, frame, show, story_or_404, to

_CONFIRM: Final = ("pastikan", "tolong pastikan kabar ini")
_NOTE: Final = ("catatan", "ada catatan untuk kabar ini?")


@require_POST
@page(Audience.KIM, Can.ENTER)
def ask_by_link(request: RuangRequest, public_id: str) -> HttpResponse:
    """Make a link for somebody without an account who can confirm."""
    found = story_or_404(request, public_id)
    form = AskForm(request.POST)
    if not form.is_valid():
        return show(request, found, ask_form=form)
    name = form.cleaned_data["holder_name"]
    return _hand_on(
        request, found, lambda: actions.ask_by_link(found, holder_name=name, by=request.person, at=timezone.now()), _CONFIRM
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
def ask_head(request: RuangRequest, public_id: str) -> HttpResponse:
    """Make a link for the head of the village, who may write a note."""
    found = story_or_404(request, public_id)
    form = AskForm(request.POST, prefix="head")
    if not form.is_valid():
        return show(request, found, head_form=form)
    name = form.cleaned_data["holder_name"]
    return _hand_on(
        request, found, lambda: actions.ask_head(found, holder_name=name, by=request.person, at=timezone.now()), _NOTE
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
def add_reply(request: RuangRequest, public_id: str) -> HttpResponse:
    """Take in what the other side answers, unedited."""
    found = story_or_404(request, public_id)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, found, reply_form=form)
    done = "Hak jawab sudah tampil di bawah kabar dan ditandai di semua portal."
    return do(request, found, lambda: actions.add_reply(found, reply=form.reply(), by=request.person, at=timezone.now()), done)


def _hand_on(
    request: RuangRequest, story: Story, ask: Callable[[], tuple[OneUseLink, str]], door: tuple[str, str]
) -> HttpResponse:
    """The link, ready for WhatsApp. It is shown on this answer only, and kept nowhere."""
    try:
        link, token = ask()
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return to(story)
    path, please = door
    address = story.site.url_of(f"/{path}/{token}/")
    shown = {"link": link, "address": address, "whatsapp": whatsapp_url(f"{link.holder_name}, {please}: {address}")}
    return render(request, "newsroom/ruang/link.html", {**frame(request, story), **shown})
