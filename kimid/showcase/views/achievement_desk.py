"""The desk of an office: what groups ask it to confirm, with the proof beside it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.lib import codes
from kimid.media.views import unpublished_file
from kimid.showcase.actions import confirmations
from kimid.showcase.actions.achievements import AchievementRefused
from kimid.showcase.forms.achievements import OfficeQuestionForm
from kimid.showcase.marks import standing_of
from kimid.showcase.models import Achievement
from kimid.showcase.proof_papers import stamped_page
from kimid.showcase.queries import desk_of, waiting_for_office
from kimid.showcase.rules import AchievementPermission
from kimid.sites.guard import across_sites, on_site
from kimid.sites.public_words import WordsRefused


@require_GET
@page(Audience.PORTAL, AchievementPermission.VERIFY)
@never_cache
def desk(request: RuangRequest) -> HttpResponse:
    """What waits for an office in this region, who waits longest first."""
    region = request.site.region
    with across_sites("an office looks at what groups below it ask"):
        waiting, count = desk_of(region), waiting_for_office(region).count()
    context = {
        "waiting": waiting,
        "count": count,
        "more": count - len(waiting),
        "zone": region.zone,
        **back_link(request, "ruang-site", "Beranda"),
    }
    return render(request, "showcase/office/desk.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, AchievementPermission.VERIFY)
@never_cache
@requires_recent_auth(
    "POST",
    when=lambda request: "terverifikasi" in request.POST,
    act="Memastikan prestasi sebuah KIM",
)
def check(request: RuangRequest, number: int) -> HttpResponse:
    """One achievement with its proof: one press gives the mark of the office, or asks for more."""
    achievement = _waiting_or_404(request, number)
    with on_site(achievement.site):
        if request.method == "GET":
            return _check_page(request, achievement, OfficeQuestionForm())
        form = OfficeQuestionForm(None if "terverifikasi" in request.POST else request.POST)
        if form.is_bound and not form.is_valid():
            return _check_page(request, achievement, form, status=422)
        try:
            messages.success(request, _answer(request, achievement, form))
        except WordsRefused as why:
            form.add_error("why", str(why))
            return _check_page(request, achievement, form, status=422)
        except AchievementRefused as why:
            messages.warning(request, str(why))
            return redirect(request.path)
    return redirect("ruang-achievement-desk", site_label=request.site.ruang_label)


@require_GET
@page(Audience.PORTAL, AchievementPermission.VERIFY)
@never_cache
def proof_page(request: RuangRequest, number: int, paper: str, page_number: int) -> HttpResponse:
    """One page of the proof, with a stamp."""
    achievement = _waiting_or_404(request, number)
    viewer = f"{request.person.name} · {request.site.name}"
    with on_site(achievement.site):
        return stamped_page(achievement, paper, page_number, viewer=viewer, at=timezone.now())


@require_GET
@page(Audience.PORTAL, AchievementPermission.VERIFY)
def photo(request: RuangRequest, number: int, name: str, width: int, kind: str) -> HttpResponse:
    """A photo of what an office looks at, also of a draft."""
    if name not in _waiting_or_404(request, number).photo_names:
        raise Http404
    return unpublished_file(name, width, kind)


def _answer(request: RuangRequest, achievement: Achievement, form: OfficeQuestionForm) -> str:
    """Do what was pressed; what to say then."""
    now, by = timezone.now(), request.person
    if form.is_bound:
        why = form.cleaned_data["why"]
        confirmations.ask_other_proof(achievement, why=why, by=by, at=now)
        return "Terkirim. KIM membaca permintaan Anda, dan jawabannya kembali ke sini."
    base = request.POST.get("base", "")
    confirmations.verify(achievement, base=base, by=by, at=now)
    return "Terverifikasi. Tandanya tampil dengan nama kantor Anda."


def _waiting_or_404(request: RuangRequest, number: int) -> Achievement:
    """An achievement of this region that its group asked an office to look at."""
    with across_sites("an office looks at what groups below it ask"):
        rows = Achievement.objects.select_related("site__region", "item", "written_by")
        achievement = rows.filter(pk=number, office_asked_at__isnull=False).first()
        if achievement is None or not codes.covers(
            request.site.region_id, achievement.site.region_id
        ):
            raise Http404
        if not request.person.has_perm(AchievementPermission.VERIFY, achievement):
            raise Http404
    return achievement


def _check_page(
    request: RuangRequest,
    achievement: Achievement,
    form: OfficeQuestionForm,
    *,
    status: int = 200,
) -> HttpResponse:
    standing = standing_of(achievement)
    address = [request.site.ruang_label, achievement.pk]
    context = {
        "achievement": achievement,
        "standing": standing,
        "is_verified": any(each.is_of_office for each in standing),
        "papers": list(achievement.papers.order_by("pk")),
        "form": form,
        "photo_base": f"{reverse('ruang-achievement-check', args=address)}foto/",
        "zone": achievement.site.region.zone,
        **back_link(request, "ruang-achievement-desk", "Prestasi yang menunggu"),
    }
    return render(request, "showcase/office/check.html", context, status=status)
