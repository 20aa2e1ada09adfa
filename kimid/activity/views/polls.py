"""Pages of polls (jajak pendapat)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.queries import members_of
from kimid.activity.actions import entries, plans
from kimid.activity.actions import polls as polls_actions
from kimid.activity.forms.polls import PollAnswerForm, PollForm
from kimid.activity.models import Poll
from kimid.activity.plans import origin_link, parse_origin
from kimid.activity.polls import answer_of, poll_lists, polls
from kimid.activity.rules import ActivityPermission
from kimid.activity.views.run_action import run_action
from kimid.events.history import history_of
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.newsroom.models import Story

_ID_LENGTH: Final = 10
_ANSWER: Final = "jawab"


class PollStep(NamedTuple):
    """A step with a poll: its permission, its action, and the text after success."""

    needs: ActivityPermission
    action: Callable[..., object]
    success_text: str


def _answer(poll: Poll, form: PollAnswerForm, **who: Any) -> object:
    return polls_actions.answer_poll(poll, choice=form.cleaned_data["choice"], **who)


def _without_form(action: Callable[..., object]) -> Callable[..., object]:
    return lambda poll, _, **who: action(poll, **who)


# By the value of the button.
_STEPS: Final[Mapping[str, PollStep]] = {
    _ANSWER: PollStep(
        ActivityPermission.ANSWER, _answer, "Jawaban Anda tersimpan. Boleh diganti sampai ditutup."
    ),
    "tutup": PollStep(
        ActivityPermission.CLOSE,
        _without_form(polls_actions.close_poll),
        "Ditutup. Hasilnya ada di bawah.",
    ),
    "tarik": PollStep(
        ActivityPermission.CLOSE,
        _without_form(polls_actions.take_back_poll),
        "Pertanyaannya ditarik. Tidak ada yang perlu menjawab lagi.",
    ),
    "tampilkan": PollStep(
        ActivityPermission.SHOW,
        _without_form(polls_actions.show_poll),
        "Hasilnya tampil di halaman KIM.",
    ),
    "sembunyikan": PollStep(
        ActivityPermission.SHOW,
        _without_form(polls_actions.hide_poll),
        "Hasilnya tidak tampil lagi di halaman KIM.",
    ),
}


@require_GET
@page(Audience.KIM, ActivityPermission.SEE)
def all_polls(request: RuangRequest) -> HttpResponse:
    """All polls: open ones, soonest first, then closed ones."""
    context = {"lists": poll_lists(request.person, _today(request)), "members": _members(request)}
    return render(
        request, "activity/polls.html", {**context, **back_link(request, "ruang-group", "KIM kita")}
    )


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ActivityPermission.ASK)
def new(request: RuangRequest) -> HttpResponse:
    """Ask the group a question, perhaps about a story. The form carries the number of the poll, so
    that sending it twice makes one poll.
    """
    story = parse_origin(request.GET.get("dari", "")).story
    if request.method == "GET":
        initial = {
            "number": public_id(_ID_LENGTH),
            **(PollForm.initial_about(story) if story else {}),
        }
        return _form_page(request, PollForm(None, today=_today(request), initial=initial), story)
    form = PollForm(request.POST, today=_today(request), initial={})
    if not form.is_valid():
        return _form_page(request, form, story, status=422)
    try:
        poll = _ask_poll(request, form, story)
    except entries.EntryRefused as why:
        messages.warning(request, str(why))
        return _form_page(request, form, story, status=409)
    messages.success(
        request,
        "Pertanyaan terkirim. Ia menunggu semua anggota di Beranda. Anda juga boleh menjawab.",
    )
    return _redirect_to_poll(poll)


def _ask_poll(request: RuangRequest, form: PollForm, story: Story | None) -> Poll:
    number = form.cleaned_data["number"]
    return polls_actions.ask_poll(
        request.site,
        question=form.poll_question(),
        story=story,
        public_id=number if number.isalnum() else public_id(_ID_LENGTH),
        by=request.person,
        at=timezone.now(),
    )


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ActivityPermission.SEE)
def poll(request: RuangRequest, number: str) -> HttpResponse:
    """One poll: the answer form while it is open, then the result."""
    poll = _poll_or_404(number)
    name = request.POST.get("langkah", "")
    step = _STEPS.get(name)
    if request.method == "GET" or step is None:
        return _poll_page(request, poll)
    if not request.person.has_perm(step.needs, poll):
        raise Http404
    form = PollAnswerForm(poll, request.POST) if name == _ANSWER else None
    if form is not None and not form.is_valid():
        return _poll_page(request, poll, form, status=422)
    run_action(
        request,
        lambda: step.action(poll, form, by=request.person, at=timezone.now()),
        step.success_text,
    )
    if not polls().filter(pk=poll.pk).exists():  # taken back
        return redirect("ruang-polls", site_label=request.site.ruang_label)
    return _redirect_to_poll(poll)


def _form_page(
    request: RuangRequest, form: PollForm, story: Story | None, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        **_origin(request, story),
        **back_link(request, "ruang-polls", "Jajak pendapat"),
    }
    return render(request, "activity/poll_form.html", context, status=status)


def _origin(request: RuangRequest, story: Story | None) -> dict[str, str]:
    text, url = origin_link(plans.PlanOrigin(story=story), request.site)
    return {"origin_text": text, "origin_url": url}


def _poll_page(
    request: RuangRequest,
    poll: Poll,
    bound_form: PollAnswerForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    own_choice = answer_of(request.person, poll)
    is_open = poll.closed_at is None
    context = {
        "poll": poll,
        "form": bound_form or PollAnswerForm(poll, own_choice=own_choice),
        "refused": bound_form,
        "has_answered": own_choice is not None,
        "takes_answers": poll.takes_answers(_today(request)),
        "answers": poll.votes.count() if is_open else poll.answer_count,
        "members": _members(request) if is_open else poll.member_count,
        "history": history_of(poll)[::-1],
        "zone": request.site.region.zone,
        **_origin(request, poll.story),
        **back_link(request, "ruang-polls", "Jajak pendapat"),
    }
    return render(request, "activity/poll.html", context, status=status)


def _members(request: RuangRequest) -> int:
    return len(members_of(request.site, timezone.now()))


def _poll_or_404(number: str) -> Poll:
    poll = polls().filter(public_id=number).first()
    if poll is None:
        raise Http404
    return poll


def _today(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def _redirect_to_poll(poll: Poll) -> HttpResponse:
    return redirect("ruang-poll", site_label=poll.site.ruang_label, number=poll.public_id)
