"""A second person looks at what is held in a story: somebody of the group, or an officer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.grants import officers_above
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.publishing_proof import is_always_careful, requires_publishing_proof
from kimid.access.recent_auth import requires_recent_auth
from kimid.newsroom.actions import link_review, office_looks
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.forms.second_looks import AskOfficeForm, OfficeAnswerForm
from kimid.newsroom.models import OfficeLook
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.responses import redirect_to, run_action, story_or_404
from kimid.newsroom.waiting_looks import asked_text, looks_for
from kimid.sites.guard import across_sites, on_site


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(
    is_careful=is_always_careful, act=about_story("Menyatakan tautan baru benar, dalam")
)
def approve_links(request: RuangRequest, public_id: str) -> HttpResponse:
    """A second person says that the new links are right."""
    story = story_or_404(request, public_id)
    owners = request.POST.getlist("owner")
    return run_action(
        request,
        story,
        lambda: link_review.approve_links(
            story, owners=owners, by=request.person, at=timezone.now()
        ),
        "Dicatat: tautannya sudah Anda lihat. Pembaca sekarang bisa menekannya.",
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def ask_office(request: RuangRequest, public_id: str) -> HttpResponse:
    """Open the text of a story to one officer."""
    story = story_or_404(request, public_id)
    now = timezone.now()
    form = AskOfficeForm(request.POST, officers=officers_above(request.site, now))
    if not form.is_valid():
        messages.warning(request, " ".join(map(str, form.errors["officer"])))
        return redirect_to(story)
    return run_action(
        request,
        story,
        lambda: office_looks.ask_office(story, officer=form.officer, by=request.person, at=now),
        f"{form.officer.name} bisa membaca naskah ini selama 24 jam. Jawabannya tampil di sini.",
    )


@require_GET
@page(Audience.PORTAL, NewsroomPermission.LOOK_FOR_GROUP)
@never_cache
def asked_looks(request: RuangRequest) -> HttpResponse:
    """What groups ask this officer to look at."""
    with across_sites("groups asked this officer by name"):
        looks = looks_for(request.person, timezone.now())
    context = {"looks": looks, "zone": request.site.region.zone}
    context |= back_link(request, "ruang-site", "Beranda")
    return render(request, "newsroom/ruang/asked_looks.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, NewsroomPermission.LOOK_FOR_GROUP)
@never_cache
@requires_recent_auth("POST", act="Menjawab kelompok yang minta satu kabarnya dilihat")
def asked_look(request: RuangRequest, number: int) -> HttpResponse:
    """The one text that a group asked this officer to look at, and the answer."""
    look = _look_or_404(request, number)
    now = timezone.now()
    form = OfficeAnswerForm(request.POST if request.method == "POST" else None)
    with on_site(look.site):
        if form.is_bound and form.is_valid() and _answer(request, look, form):
            return redirect("ruang-asked-looks", site_label=request.site.ruang_label)
        asked = asked_text(look) if look.is_open(now) else None
    context = {"look": look, "asked": asked, "form": form, "zone": look.site.region.zone}
    context |= back_link(request, "ruang-asked-looks", "Diminta melihat")
    status = 410 if asked is None else 422 if form.is_bound else 200
    return render(request, "newsroom/ruang/asked_look.html", context, status=status)


def _look_or_404(request: RuangRequest, number: int) -> OfficeLook:
    with across_sites("a group asked this officer by name"):
        rows = OfficeLook.objects.select_related("site__region", "story", "asked_by")
        look = rows.filter(pk=number, officer=request.person).first()
    if look is None or not request.person.has_perm(NewsroomPermission.LOOK_FOR_GROUP, look):
        raise Http404
    return look


def _answer(request: RuangRequest, look: OfficeLook, form: OfficeAnswerForm) -> bool:
    is_allowed = form.cleaned_data["answer"] == "ya"
    reason = form.cleaned_data["reason"]
    try:
        office_looks.answer_look(
            look, is_allowed=is_allowed, reason=reason, by=request.person, at=timezone.now()
        )
    except ActionRefused as why:
        messages.warning(request, str(why))
        return False
    messages.success(request, "Terima kasih. Kelompoknya membaca jawaban Anda di kabar itu.")
    return True
