"""Acts on a story: each a form that is sent, and a story that has moved on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.lib.flow import WrongStep
from kimid.newsroom import actions
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms import ConfirmForm, MoreSourceForm, TalkNoteForm, WithdrawForm
from kimid.newsroom.models import Decision, TalkForm, Withdrawal
from kimid.newsroom.rules import Can
from kimid.newsroom.steps import why_not
from kimid.newsroom.thread import talkers, thread_of
from kimid.newsroom.views.ruang.answers import do, frame, show, shown_on, story_or_404, to


@require_POST
@page(Audience.KIM, Can.ENTER)
def add_source(request: RuangRequest, public_id: str) -> HttpResponse:
    """Note one more source."""
    found = story_or_404(request, public_id, Can.EDIT)
    form = MoreSourceForm(request.POST)
    today = clock.today(timezone.now(), request.site.region.zone)
    if not form.is_valid():
        return show(request, found, source_form=form)
    return do(
        request,
        found,
        lambda: actions.add_source(found, source=form.source(request.person, today), by=request.person, at=timezone.now()),
        "Sumber ditambahkan.",
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
@never_cache
def see_source(request: RuangRequest, public_id: str, number: int) -> HttpResponse:
    """What only editors may see of a source; the look is on record."""
    found = story_or_404(request, public_id)
    try:
        source = actions.see_source(found, number=number, by=request.person, at=timezone.now())
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return to(found)
    return render(request, "newsroom/ruang/source.html", {**frame(request, found, "Sumber"), "source": source})


@require_POST
@page(Audience.KIM, Can.ENTER)
def send(request: RuangRequest, public_id: str) -> HttpResponse:
    """Give a draft to the group."""
    found = story_or_404(request, public_id, Can.EDIT)
    try:
        actions.send(found, by=request.person, at=timezone.now())
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return redirect(f"{reverse('ruang-edit', args=[request.site.ruang_label, public_id])}?periksa")
    except WrongStep as step:
        return show(request, found, status=409, refusal=why_not(Stage(step.now), Stage(step.then)))
    return to(found, "ruang-sent")


@require_POST
@page(Audience.KIM, Can.ENTER)
def throw_away(request: RuangRequest, public_id: str) -> HttpResponse:
    """Throw away a draft of one's own."""
    found = story_or_404(request, public_id, Can.EDIT)
    try:
        actions.throw_away(found, by=request.person, at=timezone.now())
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return to(found)
    messages.success(request, "Konsep sudah dibuang.")
    return redirect("ruang-drafts", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, Can.ENTER)
def record_talk(request: RuangRequest, public_id: str) -> HttpResponse:
    """Record what the group decided."""
    found = story_or_404(request, public_id)
    form = TalkNoteForm(request.POST, talkers=talkers(thread_of(found, request.person), request.person))
    if not form.is_valid():
        return show(request, found, talk_form=form)
    note = dict(form.cleaned_data, form=TalkForm(form.cleaned_data["form"]))
    note["decision"] = Decision(note["decision"])
    return do(
        request,
        found,
        lambda: actions.record_talk(found, **note, by=request.person, at=timezone.now()),
        "Putusan kelompok sudah dicatat.",
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
def confirm(request: RuangRequest, public_id: str) -> HttpResponse:
    """A member who did not write the story confirms it."""
    found = story_or_404(request, public_id)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return show(request, found, confirm_form=form)
    how_known, base = form.cleaned_data["how_known"], form.cleaned_data["base"]
    return do(
        request,
        found,
        lambda: actions.confirm(found, how_known=how_known, base=base, by=request.person, at=timezone.now()),
        "Terima kasih. Pemastian Anda sudah dicatat.",
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
def look_over(request: RuangRequest, public_id: str) -> HttpResponse:
    """An editor has looked at the odd phrase: it is meant as it stands."""
    found = story_or_404(request, public_id)
    return do(
        request,
        found,
        lambda: actions.look_over(found, by=request.person, at=timezone.now()),
        "Dicatat: frasa itu sudah Anda lihat dan boleh terbit.",
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
def publish(request: RuangRequest, public_id: str) -> HttpResponse:
    """Put a checked story before its readers."""
    found = story_or_404(request, public_id)
    return do(
        request,
        found,
        lambda: actions.publish(found, by=request.person, at=timezone.now()),
        f"Terbit. {shown_on(found)}",
    )


@require_POST
@page(Audience.KIM, Can.ENTER)
def withdraw(request: RuangRequest, public_id: str) -> HttpResponse:
    """Take a published story back, with a public reason."""
    found = story_or_404(request, public_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return show(request, found, withdraw_form=form)
    kind, reason = Withdrawal(form.cleaned_data["kind"]), form.cleaned_data["reason"]
    return do(
        request,
        found,
        lambda: actions.withdraw(found, kind=kind, reason=reason, by=request.person, at=timezone.now()),
        "Kabar sudah ditarik dari semua portal. Alasannya tetap bisa dibaca di alamatnya.",
    )
