"""The group's own pages: write, read, talk, check, publish, withdraw."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock, codes
from kimid.lib.flow import WrongStep
from kimid.newsroom import actions, queries
from kimid.newsroom.checking import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms import (
    AskForm,
    ConfirmForm,
    MessageForm,
    SourceForm,
    StoryForm,
    TalkNoteForm,
    WithdrawForm,
    WordsForm,
)
from kimid.newsroom.models import Decision, Story, TalkForm
from kimid.newsroom.rules import Can
from kimid.newsroom.steps import stage_steps, why_not
from kimid.sites.hosts import public_url
from kimid.wire.queries import hidden_on
from kimid.wire.reads import times_read


@page(Audience.KIM, Can.ENTER)
@require_GET
def stories(request: RuangRequest) -> HttpResponse:
    """Everything the group works on, by stage."""
    shown = {"shelves": queries.shelves(request.person), "zone": request.site.region.zone}
    return render(request, "newsroom/ruang/stories.html", shown)


@page(Audience.KIM, Can.WRITE)
@require_http_methods(["GET", "POST"])
def write(request: RuangRequest) -> HttpResponse:
    """A new story: kept as a draft, or sent to the group at once."""
    today = clock.in_zone(timezone.now(), request.site.region.zone).date()
    form = StoryForm(request.POST or None, initial={"source_name": request.person.name, "source_on": today})
    if not form.is_bound or not form.is_valid():
        return render(request, "newsroom/ruang/write.html", {"form": form}, status=422 if form.is_bound else 200)
    now = timezone.now()
    sensitive = form.cleaned_data["is_sensitive"]
    story = actions.write(
        request.site, words=form.words(), source=form.source(), is_sensitive=sensitive, by=request.person, at=now
    )
    if "send" in request.POST:
        actions.send(story, by=request.person, at=now)
        messages.success(request, "Sudah di tangan kelompok. Belum terbit; dibahas dulu.")
    else:
        messages.success(request, "Tersimpan sebagai konsep. Baru Anda yang melihatnya.")
    return _to(story)


@page(Audience.KIM, Can.ENTER)
@require_GET
def story(request: RuangRequest, public_id: str) -> HttpResponse:
    """One story: its words, its talk, how it was checked, and what can be done now."""
    return _show(request, _story_or_404(request, public_id))


@page(Audience.KIM, Can.ENTER)
@require_http_methods(["GET", "POST"])
def edit(request: RuangRequest, public_id: str) -> HttpResponse:
    """Change the words of a story before it is published."""
    found = _story_or_404(request, public_id, Can.EDIT)
    now = {"title": found.title, "lead": found.lead, "body": found.body, "is_sensitive": found.is_sensitive}
    form = WordsForm(request.POST or None, initial=now)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, "story": found, "confirmed": queries.counting_confirmations(found)}
        return render(request, "newsroom/ruang/edit.html", shown, status=422 if form.is_bound else 200)
    sensitive = form.cleaned_data["is_sensitive"]
    return _do(
        request,
        found,
        lambda: actions.edit(found, words=form.words(), is_sensitive=sensitive, by=request.person, at=timezone.now()),
        "Naskah tersimpan.",
    )


@page(Audience.KIM, Can.ENTER)
@require_POST
def add_source(request: RuangRequest, public_id: str) -> HttpResponse:
    """Note one more source."""
    found = _story_or_404(request, public_id, Can.EDIT)
    form = SourceForm(request.POST)
    if not form.is_valid():
        return _show(request, found, source_form=form)
    return _do(
        request,
        found,
        lambda: actions.add_source(found, source=form.source(), by=request.person, at=timezone.now()),
        "Sumber ditambahkan.",
    )


@page(Audience.KIM, Can.ENTER)
@require_POST
def send(request: RuangRequest, public_id: str) -> HttpResponse:
    """Give a draft to the group."""
    found = _story_or_404(request, public_id, Can.EDIT)
    return _do(
        request,
        found,
        lambda: actions.send(found, by=request.person, at=timezone.now()),
        "Sudah di tangan kelompok. Belum terbit; dibahas dulu.",
    )


@page(Audience.KIM, Can.ENTER)
@require_POST
def say(request: RuangRequest, public_id: str) -> HttpResponse:
    """Say something in the thread of a story."""
    found = _story_or_404(request, public_id)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _show(request, found, message_form=form)
    words = form.cleaned_data["words"]
    return _do(request, found, lambda: actions.say(found, words=words, by=request.person, at=timezone.now()), "")


@page(Audience.KIM, Can.ENTER)
@require_POST
def record_talk(request: RuangRequest, public_id: str) -> HttpResponse:
    """Record what the group decided."""
    found = _story_or_404(request, public_id)
    form = TalkNoteForm(request.POST)
    if not form.is_valid():
        return _show(request, found, talk_form=form)
    note = dict(form.cleaned_data, form=TalkForm(form.cleaned_data["form"]))
    note["decision"] = Decision(note["decision"])
    return _do(
        request,
        found,
        lambda: actions.record_talk(found, **note, by=request.person, at=timezone.now()),
        "Putusan kelompok sudah dicatat.",
    )


@page(Audience.KIM, Can.ENTER)
@require_POST
def confirm(request: RuangRequest, public_id: str) -> HttpResponse:
    """A member who did not write the story confirms it."""
    found = _story_or_404(request, public_id)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _show(request, found, confirm_form=form)
    how_known = form.cleaned_data["how_known"]
    return _do(
        request,
        found,
        lambda: actions.confirm(found, how_known=how_known, by=request.person, at=timezone.now()),
        "Terima kasih. Pemastian Anda sudah dicatat.",
    )


@page(Audience.KIM, Can.ENTER)
@require_POST
def ask_by_link(request: RuangRequest, public_id: str) -> HttpResponse:
    """Make a link for somebody without an account. It is shown on this answer only, and kept nowhere."""
    found = _story_or_404(request, public_id)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _show(request, found, ask_form=form)
    try:
        link, token = actions.ask_by_link(
            found, holder_name=form.cleaned_data["holder_name"], by=request.person, at=timezone.now()
        )
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return _to(found)
    address = public_url(found.site.label, f"/pastikan/{token}/")
    return render(request, "newsroom/ruang/link.html", {"story": found, "link": link, "address": address})


@page(Audience.KIM, Can.ENTER)
@require_POST
def publish(request: RuangRequest, public_id: str) -> HttpResponse:
    """Put a checked story before its readers."""
    found = _story_or_404(request, public_id)
    portals = len(codes.lineage(request.site.region_id))
    return _do(
        request,
        found,
        lambda: actions.publish(found, by=request.person, at=timezone.now()),
        f"Terbit. Sudah tampil di situs KIM dan di {portals} portal, sampai nasional.",
    )


@page(Audience.KIM, Can.ENTER)
@require_POST
def withdraw(request: RuangRequest, public_id: str) -> HttpResponse:
    """Take a published story back, with a public reason."""
    found = _story_or_404(request, public_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _show(request, found, withdraw_form=form)
    reason = form.cleaned_data["reason"]
    return _do(
        request,
        found,
        lambda: actions.withdraw(found, reason=reason, by=request.person, at=timezone.now()),
        "Berita sudah ditarik dari semua portal. Alasannya tetap bisa dibaca di alamatnya.",
    )


def _story_or_404(request: RuangRequest, public_id: str, needs: str = Can.SEE) -> Story:
    found = queries.visible_to(request.person).filter(public_id=public_id).first()
    if found is None or not request.person.has_perm(needs, found):
        raise Http404
    return found


def _do(request: RuangRequest, story: Story, act: Callable[[], object], done: str) -> HttpResponse:
    """Run one action and go back to the story, with what came of it in words."""
    try:
        act()
    except actions.NotNow as why:
        messages.warning(request, str(why))
    except WrongStep as step:
        return _show(request, story, status=409, refusal=why_not(Stage(step.now), Stage(step.then)))
    else:
        if done:
            messages.success(request, done)
    return _to(story)


def _to(story: Story) -> HttpResponse:
    return redirect("ruang-story", site_label=story.site.ruang_label, public_id=story.public_id)


def _show(request: RuangRequest, story: Story, *, status: int = 200, refusal: str = "", **bound: Form) -> HttpResponse:
    """The page of a story; a form that came back with questions is shown opened, with what was typed."""
    zone = story.site.region.zone
    confirmed = queries.counting_confirmations(story)
    shown = {
        "story": story,
        "zone": zone,
        "track": stage_steps(story),
        "steps": check_steps(story),
        "revisions": queries.revisions_of(story),
        "thread": queries.thread_of(story, request.person),
        "missing": max(0, story.confirmations_wanted - len(confirmed)),
        "has_confirmed": any(row.person_id == request.person.pk for row in confirmed),
        "refusal": refusal,
        "sent_back": list(bound.values()),
        "public_address": public_url(story.site.label, story.path) if story.is_public else "",
        "times_read": times_read(story.item_id) if story.item_id else 0,
        "hidden_on": hidden_on(story.item_id) if story.item_id else [],
    }
    status = 422 if bound and status == 200 else status
    return render(request, "newsroom/ruang/story.html", {**shown, **_empty_forms(zone), **bound}, status=status)


def _empty_forms(zone: str) -> dict[str, Any]:
    today = clock.in_zone(timezone.now(), zone).date()
    return {
        "message_form": MessageForm(),
        "talk_form": TalkNoteForm(),
        "confirm_form": ConfirmForm(),
        "ask_form": AskForm(),
        "withdraw_form": WithdrawForm(),
        "source_form": SourceForm(initial={"source_on": today}),
    }
