"""The page of one achievement in the workspace of its group."""

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest, back_link
from kimid.events.history import history_of
from kimid.media.addresses import photo_base
from kimid.media.paper import Paper, PaperStrip
from kimid.newsroom.sole_account import is_sole_account
from kimid.showcase.actions.achievement_papers import PROOF
from kimid.showcase.forms.achievements import AskByLinkForm
from kimid.showcase.forms.potentials import WithdrawalForm
from kimid.showcase.marks import standing_of
from kimid.showcase.models import Achievement, AchievementConfirmation
from kimid.showcase.rules import AchievementPermission

LIST_LABEL: Final = "Prestasi"
_WITH: Final = ("site__region", "item", "written_by", "changed_by", "questioned_by", "held_account")


def achievement_or_404(request: RuangRequest, number: str) -> Achievement:
    """The achievement of this number in the group of the request."""
    rows = Achievement.objects.select_related(*_WITH)
    achievement = rows.filter(site=request.site, public_id=number).first()
    if achievement is None:
        raise Http404
    return achievement


def to_achievement(achievement: Achievement) -> HttpResponse:
    """Lead on to its page."""
    label, number = achievement.site.ruang_label, achievement.public_id
    return redirect("ruang-achievement", site_label=label, number=number)


def achievement_page(
    request: RuangRequest,
    achievement: Achievement,
    *,
    form: WithdrawalForm | None = None,
    ask_form: AskByLinkForm | None = None,
    refused: Sequence[str] = (),
) -> HttpResponse:
    """What it says, who confirmed it, what comes next, and its history."""
    standing = standing_of(achievement)
    context = {
        "achievement": achievement,
        "standing": standing,
        "form": form or WithdrawalForm(),
        "ask_form": ask_form or AskByLinkForm(),
        "strip": _strip(achievement),
        "refused": refused,
        "history": history_of(achievement),
        "base": photo_base(request.site),
        "zone": request.site.region.zone,
        **_next_step(request, achievement, standing),
        **back_link(request, "ruang-achievements", LIST_LABEL),
    }
    status = 422 if form or ask_form or refused else 200
    return render(request, "showcase/ruang/achievement.html", context, status=status)


def _next_step(
    request: RuangRequest, achievement: Achievement, standing: list[AchievementConfirmation]
) -> dict[str, Any]:
    """Who may still confirm it, and what the person who looks can do now."""
    person, now = request.person, timezone.now()
    is_open = not (achievement.is_held or achievement.is_withdrawn)
    is_alone = is_sole_account(person, request.site, now)
    is_verified = any(each.is_of_office for each in standing)
    wants_witness = is_alone and not standing and not achievement.is_published
    may_publish = person.has_perm(AchievementPermission.PUBLISH, achievement)
    return {
        "is_alone": is_alone,
        "wants_witness": wants_witness and is_open,
        "may_publish_now": may_publish and not achievement.is_published and not wants_witness,
        "may_ask_office": is_open and not is_verified and not achievement.waits_for_office,
        "may_make_link": is_open and (is_alone or not achievement.is_written_by(person)),
        "may_add_proof": is_open,
    }


def _strip(achievement: Achievement) -> PaperStrip:
    """Its papers, with the field that takes more."""

    def addresses(paper: Paper) -> tuple[str, str]:
        label, number = achievement.site.ruang_label, achievement.public_id
        words = {"site_label": label, "number": number, "paper": paper.name}
        return (
            reverse("ruang-achievement-paper", kwargs=words),
            reverse("ruang-achievement-paper-drop", kwargs=words),
        )

    rows = list(achievement.papers.order_by("pk"))
    return PaperStrip.of(PROOF, "Foto piagam, surat, atau sertifikat", rows, addresses=addresses)
