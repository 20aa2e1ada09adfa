"""What a group brings so that others can confirm an achievement: papers, and links."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib.whatsapp import whatsapp_url
from kimid.media.papers import thumbnail
from kimid.showcase.actions import achievement_papers as papers
from kimid.showcase.actions import confirmations
from kimid.showcase.actions.achievements import AchievementRefused
from kimid.showcase.forms.achievements import AskByLinkForm
from kimid.showcase.models import Achievement
from kimid.showcase.proof_papers import NO_STORE, add_proofs
from kimid.showcase.rules import AchievementPermission
from kimid.showcase.views.achievement_page import (
    LIST_LABEL,
    achievement_or_404,
    achievement_page,
    to_achievement,
)
from kimid.sites.hosts import ruang_url
from kimid.sites.public_words import WordsRefused


def link_address(token: str) -> str:
    """The full address of a link to confirm an achievement."""
    return ruang_url(f"/pastikan-prestasi/{token}/")


@require_POST
@page(Audience.KIM, AchievementPermission.WRITE)
def add_papers(request: RuangRequest, number: str) -> HttpResponse:
    """Add photos or PDF files of what proves it."""
    achievement = achievement_or_404(request, number)
    files = request.FILES.getlist(papers.PROOF)
    if not files:
        messages.warning(request, "Belum ada berkas yang dipilih. Pilih dulu satu atau lebih.")
        return to_achievement(achievement)
    try:
        refused = add_proofs(files, achievement, by=request.person, at=timezone.now())
    except AchievementRefused as why:
        refused = [str(why)]
    if refused:
        return achievement_page(request, achievement_or_404(request, number), refused=refused)
    messages.success(request, "Buktinya tersimpan. Pembaca tidak melihat fotonya.")
    return to_achievement(achievement)


@require_POST
@page(Audience.KIM, AchievementPermission.WRITE)
def drop_paper(request: RuangRequest, number: str, paper: str) -> HttpResponse:
    """Leave a paper out."""
    achievement = achievement_or_404(request, number)
    if not request.person.has_perm(AchievementPermission.CHANGE, achievement):
        raise Http404
    try:
        papers.drop_proof(achievement, name=paper, by=request.person, at=timezone.now())
    except AchievementRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Berkasnya dibuang.")
    return to_achievement(achievement)


@require_GET
@page(Audience.KIM, AchievementPermission.WRITE)
def paper_thumbnail(request: RuangRequest, number: str, paper: str) -> HttpResponse:
    """The first page of a paper in small."""
    row = achievement_or_404(request, number).papers.filter(name=paper).first()
    body = row.page(1) if row else None
    if body is None:
        raise Http404
    return HttpResponse(thumbnail(body), content_type="image/webp", headers=NO_STORE)


@require_POST
@page(Audience.KIM, AchievementPermission.WRITE)
@never_cache
def ask_by_link(request: RuangRequest, number: str) -> HttpResponse:
    """Make a link for the organiser, or an official of the village."""
    achievement = achievement_or_404(request, number)
    form = AskByLinkForm(request.POST)
    if form.is_valid():
        name = form.cleaned_data["holder_name"]
        try:
            link, token = confirmations.ask_by_link(
                achievement, holder_name=name, by=request.person, at=timezone.now()
            )
        except (AchievementRefused, WordsRefused) as why:
            form.add_error("holder_name", str(why))
        else:
            context = _link_context(request, achievement, name, link_address(token))
            return render(request, "showcase/ruang/link.html", {"link": link, **context})
    return achievement_page(request, achievement, ask_form=form)


def _link_context(
    request: RuangRequest, achievement: Achievement, name: str, address: str
) -> dict[str, object]:
    words = f"{name}, tolong pastikan prestasi ini: “{achievement.title}”. {address}"
    return {
        "achievement": achievement,
        "address": address,
        "whatsapp": whatsapp_url(words),
        "zone": request.site.region.zone,
        **back_link(request, "ruang-achievements", LIST_LABEL),
    }
