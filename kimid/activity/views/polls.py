"""Jajak pendapat: a question to everybody of the group, answered by one tap, counted without names."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.access.queries import members_of
from kimid.activity import actions
from kimid.activity.forms import AnswerForm, PollForm
from kimid.activity.history import history_of
from kimid.activity.models import Poll
from kimid.activity.plans import origin_asked, origin_words
from kimid.activity.polls import answer_of, poll_lists, polls
from kimid.activity.rules import Can
from kimid.activity.views.answers import do
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.newsroom.models import Story

_ID_LENGTH: Final = 10
_ANSWER: Final = "jawab"


class Step(NamedTuple):
    """Something one may do with a poll: the permission it needs, how it is done, and what is said when it is."""

    needs: Can
    act: Callable[..., object]
    done: str


def _answer(poll: Poll, form: AnswerForm, **who: Any) -> object:
    return actions.answer_poll(poll, choice=form.cleaned_data["choice"], **who)


def _without_form(action: Callable[..., object]) -> Callable[..., object]:
    return lambda poll, _, **who: action(poll, **who)


# By the word that the button sends.
_STEPS: Final[Mapping[str, Step]] = {
    _ANSWER: Step(Can.ANSWER, _answer, "Jawaban Anda tersimpan. Boleh diganti sampai ditutup."),
    "tutup": Step(Can.CLOSE, _without_form(actions.close_poll), "Ditutup. Hasilnya ada di bawah."),
    "tarik": Step(Can.CLOSE, _without_form(actions.take_back_poll), "Pertanyaannya ditarik. Tidak ada yang perlu menjawab lagi."),
    "tampilkan": Step(Can.SHOW, _without_form(actions.show_poll), "Hasilnya tampil di halaman KIM."),
    "sembunyikan": Step(Can.SHOW, _without_form(actions.hide_poll), "Hasilnya tidak tampil lagi di halaman KIM."),
}


@require_GET
@page(Audience.KIM, Can.SEE)
def all_polls(request: RuangRequest) -> HttpResponse:
    """What is open, the next to be closed first, and what came out of the others."""
    shown = {"lists": poll_lists(request.person, _today(request)), "members": _members(request)}
    return render(request, "activity/polls.html", {**shown, **way_back(request, "ruang-group", "KIM kita")})


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.ASK)
def new(request: RuangRequest) -> HttpResponse:
    """Ask everybody of the group, out of a story or out of nothing. The sheet has its number, so that sent twice it is one."""
    story = origin_asked(request.GET.get("dari", "")).story
    if request.method == "GET":
        known = {"number": public_id(_ID_LENGTH), **(PollForm.proposed(story) if story else {})}
        return _sheet(request, PollForm(None, today=_today(request), known=known), story)
    form = PollForm(request.POST, today=_today(request), known={})
    if not form.is_valid():
        return _sheet(request, form, story, status=422)
    number = form.cleaned_data["number"] if form.cleaned_data["number"].isalnum() else public_id(_ID_LENGTH)
    question, now = form.asked(), timezone.now()
    try:
        made = actions.ask_poll(request.site, question=question, story=story, public_id=number, by=request.person, at=now)
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return _sheet(request, form, story, status=409)
    messages.success(request, "Pertanyaan terkirim. Ia menunggu semua anggota di Beranda. Anda juga boleh menjawab.")
    return _to(made)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.SEE)
def poll(request: RuangRequest, number: str) -> HttpResponse:
    """One poll: the answer of whoever looks while it is open, what came out once it is closed."""
    found, name = _poll_or_404(number), request.POST.get("langkah", "")
    step = _STEPS.get(name)
    if request.method == "GET" or step is None:
        return _shown(request, found)
    if not request.person.has_perm(step.needs, found):
        raise Http404
    form = AnswerForm(found, request.POST) if name == _ANSWER else None
    if form is not None and not form.is_valid():
        return _shown(request, found, form, status=422)
    do(request, lambda: step.act(found, form, by=request.person, at=timezone.now()), step.done)
    if not polls().filter(pk=found.pk).exists():  # taken back
        return redirect("ruang-polls", site_label=request.site.ruang_label)
    return _to(found)


def _sheet(request: RuangRequest, form: PollForm, story: Story | None, *, status: int = 200) -> HttpResponse:
    shown = {"form": form, **_origin(request, story), **way_back(request, "ruang-polls", "Jajak pendapat")}
    return render(request, "activity/poll_sheet.html", shown, status=status)


def _origin(request: RuangRequest, story: Story | None) -> dict[str, str]:
    words, way = origin_words(actions.Origin(story=story), request.site)
    return {"origin_words": words, "origin_way": way}


def _shown(request: RuangRequest, found: Poll, sent_back: AnswerForm | None = None, *, status: int = 200) -> HttpResponse:
    mine = answer_of(request.person, found)
    shown = {
        "poll": found,
        "form": sent_back or AnswerForm(found, mine=mine),
        "refused": sent_back,
        "has_mine": mine is not None,
        "takes_answers": found.takes_answers(_today(request)),
        "answers": found.votes.count() if found.closed_at is None else found.answer_count,
        "members": _members(request) if found.closed_at is None else found.member_count,
        "history": history_of(found),
        "zone": request.site.region.zone,
        **_origin(request, found.story),
    }
    return render(request, "activity/poll.html", {**shown, **way_back(request, "ruang-polls", "Jajak pendapat")}, status=status)


def _members(request: RuangRequest) -> int:
    return len(members_of(request.site, timezone.now()))


def _poll_or_404(number: str) -> Poll:
    found = polls().filter(public_id=number).first()
    if found is None:
        raise Http404
    return found


def _today(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def _to(found: Poll) -> HttpResponse:
    return redirect("ruang-poll", site_label=found.site.ruang_label, number=found.public_id)
