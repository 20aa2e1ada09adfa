"""Ask people outside the group to confirm or for a note, and add their replies."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.models import OneUseLink
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import is_always_careful, requires_publishing_proof
from kimid.lib.whatsapp import whatsapp_url
from kimid.newsroom.actions import confirmations, content, statements
from kimid.newsroom.forms.statements import HeadNoteInPersonForm, ReplyForm
from kimid.newsroom.forms.story_actions import AskForm
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.link_pages import link_address
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.lifting import is_of_warning
from kimid.newsroom.views.ruang.responses import (
    page_context,
    refuse_form,
    render_story,
    run_action,
    story_or_404,
)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(
    when=is_of_warning,
    is_careful=is_always_careful,
    act=about_story("Membuat tautan untuk memastikan kabar"),
)
def ask_by_link(request: RuangRequest, public_id: str) -> HttpResponse:
    """Make a link for somebody without an account who can confirm."""
    story = story_or_404(request, public_id)
    form = AskForm(request.POST)
    if form.is_valid():
        name = form.cleaned_data["holder_name"]
        try:
            link, token = confirmations.ask_by_link(
                story, holder_name=name, by=request.person, at=timezone.now()
            )
        except content.ActionRefused as why:
            return refuse_form(request, story, why, ask_form=form)
        address = link_address(NewsroomPermission.CONFIRM, token)
        return _show_link(request, story, link, address, "tolong pastikan kabar ini")
    return render_story(request, story, ask_form=form)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def ask_head(request: RuangRequest, public_id: str) -> HttpResponse:
    """Make a link for the head of the village, who may write a note."""
    story = story_or_404(request, public_id)
    form = AskForm(request.POST, prefix="head")
    if form.is_valid():
        name = form.cleaned_data["holder_name"]
        try:
            link, token = statements.ask_head(
                story, holder_name=name, by=request.person, at=timezone.now()
            )
        except content.ActionRefused as why:
            return refuse_form(request, story, why, head_form=form)
        address = link_address(NewsroomPermission.NOTE_AS_HEAD, token)
        return _show_link(request, story, link, address, "ada catatan untuk kabar ini?")
    return render_story(request, story, head_form=form)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def record_head_note(request: RuangRequest, public_id: str) -> HttpResponse:
    """Write down what the head of the village said to the face of this member."""
    story = story_or_404(request, public_id)
    form = HeadNoteInPersonForm(request.POST)
    if not form.is_valid():
        return render_story(request, story, in_person_form=form)
    name, text = form.cleaned_data["name"], form.cleaned_data["words"]
    try:
        statements.record_head_note(
            story, name=name, text=text, by=request.person, at=timezone.now()
        )
    except content.ActionRefused as why:
        return refuse_form(request, story, why, in_person_form=form)
    messages.success(request, "Catatan tatap muka tersimpan, dengan nama Anda sebagai pencatat.")
    return redirect("ruang-story", site_label=request.site.ruang_label, public_id=public_id)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(act=about_story("Memuat hak jawab di kabar"))
def add_reply(request: RuangRequest, public_id: str) -> HttpResponse:
    """Add a reply of the other side, unedited."""
    story = story_or_404(request, public_id)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return render_story(request, story, reply_form=form)
    done = "Hak jawab sudah tampil di bawah kabar dan ditandai di semua portal."
    return run_action(
        request,
        story,
        lambda: statements.add_reply(
            story, reply=form.reply(), by=request.person, at=timezone.now()
        ),
        done,
    )


def _show_link(
    request: RuangRequest, story: Story, link: OneUseLink, address: str, please: str
) -> HttpResponse:
    """The link, ready for WhatsApp. Only this answer shows it; it is not stored."""
    context = {
        "link": link,
        "address": address,
        "whatsapp": whatsapp_url(f"{link.holder_name}, {please}: {address}"),
    }
    return render(request, "newsroom/ruang/link.html", {**page_context(request, story), **context})
