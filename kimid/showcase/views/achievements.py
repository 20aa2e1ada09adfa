"""Achievements in the workspace of a group: the list, the form, one with its steps."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos
from kimid.showcase.actions import achievements as actions
from kimid.showcase.actions import confirmations
from kimid.showcase.forms.achievements import AchievementForm
from kimid.showcase.forms.potentials import WithdrawalForm
from kimid.showcase.models import Achievement
from kimid.showcase.queries import achievements_of
from kimid.showcase.rules import AchievementPermission
from kimid.showcase.views.achievement_page import (
    LIST_LABEL,
    achievement_or_404,
    achievement_page,
    to_achievement,
)
from kimid.sites.public_words import WordsRefused


@require_GET
@page(Audience.KIM, AchievementPermission.WRITE)
def achievements(request: RuangRequest) -> HttpResponse:
    """What the village achieved: shown to readers, drafts, withdrawn, each with its mark."""
    listed = achievements_of(request.site)
    context = {
        "questioned": [each for each in listed if each.question and not each.is_withdrawn],
        "shown": [each for each in listed if each.is_published],
        "drafts": [each for each in listed if each.is_draft],
        "withdrawn": [each for each in listed if each.is_withdrawn],
        "base": photo_base(request.site),
        **back_link(request, "ruang-site", request.site.name),
    }
    return render(request, "showcase/ruang/achievements.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AchievementPermission.WRITE)
def new(request: RuangRequest) -> HttpResponse:
    """Write down an achievement."""
    this_year = _this_year(request)
    if request.method == "GET":
        chosen = ChosenPhotos()
        form = AchievementForm(None, chosen, this_year=this_year, number=public_id())
        return _form_page(request, form, chosen)
    chosen = _posted_photos(request)
    form = AchievementForm(request.POST, chosen, this_year=this_year)
    number = form.data.get("number", "")
    if before := Achievement.objects.filter(site=request.site, public_id=number).first():
        return to_achievement(before)  # the same press came twice

    def save() -> Achievement:
        now, data = timezone.now(), form.achievement_data()
        return actions.write_achievement(
            request.site, data=data, number=number, by=request.person, at=now
        )

    return _saved(request, form, chosen, save, "Tersimpan sebagai konsep. Lampirkan buktinya.")


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AchievementPermission.WRITE)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change an achievement."""
    achievement = achievement_or_404(request, number)
    if not request.person.has_perm(AchievementPermission.CHANGE, achievement):
        raise Http404
    this_year = _this_year(request)
    if request.method == "GET":
        chosen = ChosenPhotos(list(achievement.photos))
        form = AchievementForm.of(achievement, chosen, this_year=this_year)
        return _form_page(request, form, chosen, achievement)
    chosen = _posted_photos(request, achievement.photos)
    form = AchievementForm(request.POST, chosen, this_year=this_year)

    def save() -> Achievement:
        now, data = timezone.now(), form.achievement_data()
        return actions.change_achievement(achievement, data=data, by=request.person, at=now)

    return _saved(request, form, chosen, save, "Tersimpan.", achievement=achievement)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AchievementPermission.WRITE)
def achievement(request: RuangRequest, number: str) -> HttpResponse:
    """One achievement, and the steps with it."""
    achievement = achievement_or_404(request, number)
    step = _STEPS.get(request.POST.get("langkah", ""))
    if request.method == "GET" or step is None:
        return achievement_page(request, achievement)
    needs, act, success = step
    if not request.person.has_perm(needs, achievement):
        raise Http404
    form = WithdrawalForm(request.POST)
    if act is _withdraw and not form.is_valid():
        return achievement_page(request, achievement, form=form)
    try:
        act(request, achievement, form)
    except (actions.AchievementRefused, WordsRefused) as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, success)
    return to_achievement(achievement)


type _Act = Callable[[RuangRequest, Achievement, WithdrawalForm], None]


def _publish(request: RuangRequest, achievement: Achievement, form: WithdrawalForm) -> None:
    actions.publish_achievement(achievement, by=request.person, at=timezone.now())


def _ask_office(request: RuangRequest, achievement: Achievement, form: WithdrawalForm) -> None:
    confirmations.ask_office(achievement, by=request.person, at=timezone.now())


def _show_again(request: RuangRequest, achievement: Achievement, form: WithdrawalForm) -> None:
    actions.show_achievement_again(achievement, by=request.person, at=timezone.now())


def _withdraw(request: RuangRequest, achievement: Achievement, form: WithdrawalForm) -> None:
    why = form.cleaned_data["why"]
    actions.withdraw_achievement(achievement, why=why, by=request.person, at=timezone.now())


# By the value of the button.
_STEPS: Final[dict[str, tuple[AchievementPermission, _Act, str]]] = {
    "tampilkan": (
        AchievementPermission.PUBLISH,
        _publish,
        "Sudah tampil, di situs KIM dan di semua portal di atasnya.",
    ),
    "dinas": (
        AchievementPermission.ASK,
        _ask_office,
        "Dinas sudah diminta. Jawabannya tampil di sini.",
    ),
    "tarik": (AchievementPermission.PUBLISH, _withdraw, "Ditarik. Pembaca membaca alasannya."),
    "lihat": (AchievementPermission.LOOK, _show_again, "Tampil lagi untuk pembaca."),
}


def _this_year(request: RuangRequest) -> int:
    return clock.today(timezone.now(), request.site.region.zone).year


def _posted_photos(request: RuangRequest, before: Sequence[Picture] = ()) -> ChosenPhotos:
    """The photos of a posted form; those that it had keep their words."""
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now()
    )
    own = {picture["name"]: picture for picture in before}
    chosen.pictures = [own.get(each["name"], each) for each in chosen.pictures]
    return chosen


def _saved(
    request: RuangRequest,
    form: AchievementForm,
    chosen: ChosenPhotos,
    save: Callable[[], Achievement],
    success: str,
    *,
    achievement: Achievement | None = None,
) -> HttpResponse:
    """Save a valid form; else it comes back with all that was typed."""
    if not chosen.refused and form.is_valid():
        try:
            saved = save()
        except (actions.AchievementRefused, WordsRefused) as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, success)
            return to_achievement(saved)
    return _form_page(request, form, chosen, achievement, status=422)


def _form_page(
    request: RuangRequest,
    form: AchievementForm,
    chosen: ChosenPhotos,
    achievement: Achievement | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    has_mark = achievement is not None and achievement.confirmations.filter(voided_at=None).exists()
    context: dict[str, Any] = {
        "form": form,
        "chosen": chosen,
        "achievement": achievement,
        "has_mark": has_mark,
        "base": photo_base(request.site),
        **back_link(request, "ruang-achievements", LIST_LABEL),
    }
    return render(request, "showcase/ruang/achievement_form.html", context, status=status)
