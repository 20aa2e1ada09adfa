"""The office of a region checks applications: the paper beside five lines, and one decision."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.access.weighty import weighty
from kimid.lib import clock
from kimid.lib.flow import WrongStep
from kimid.lib.whatsapp import whatsapp_url
from kimid.media import vault
from kimid.media.papers import as_pdf, stamped
from kimid.people.models import Person
from kimid.registry import actions, papers
from kimid.registry.applications import (
    application_below,
    desk_of,
    drafts_of,
    history_of,
    looks_at,
    papers_since_asked,
    place_line,
    waited,
)
from kimid.registry.checking import DECISION, asked_of, gaps_of, lines_of, named, obstacles
from kimid.registry.flow import Step
from kimid.registry.forms import CheckForm, HeadForm, OnBehalfForm
from kimid.registry.models import Application, HeadContact, PaperFile, Rule
from kimid.registry.policies import SHAPES, Several, rulings
from kimid.registry.rules import Can
from kimid.registry.views.documents import rows_for_office
from kimid.sites.hosts import ruang_url
from kimid.sites.labels import LabelRefused
from kimid.sites.models import Site

_RULES: Final = (Rule.ISSUERS, Rule.MEMBERS, Rule.TERM, Rule.PAPERS)
_PRIVATE: Final = {"Cache-Control": "no-store"}
_TURNS: Final = (0, 90, 180, 270)
_GONE_ON: Final = "Permohonan ini sudah diputuskan orang lain. Tidak ada yang diubah."


@require_GET
@page(Audience.PORTAL, Can.REGISTER)
def desk(request: RuangRequest) -> HttpResponse:
    """What waits to be checked, the oldest first; what waits for others; what was settled."""
    region = request.site.region
    found, today = desk_of(region, request.person), clock.today(timezone.now(), region.zone)
    request.waiting = len(found.waiting)
    rows = [(each, waited(each, today), each.is_late(today)) for each in found.waiting]
    others = [(each, waited(each, today), each.is_late(today)) for each in found.elsewhere]
    shown = {"desk": found, "waiting": rows, "elsewhere": others, "region": region, "drafts": drafts_of(region, request.person)}
    return render(request, "registry/desk.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.REGISTER)
def on_behalf(request: RuangRequest) -> HttpResponse:
    """Begin an application for a group that has no phone or no signal. The officer goes on with it under its code."""
    form = OnBehalfForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, **_way_back(request)}
        return render(request, "registry/on_behalf.html", shown, status=422 if form.is_bound else 200)
    founder = actions.Founder(form.cleaned_data["founder"], form.cleaned_data["phone"])
    made = actions.begin(request.site.region, founder=founder, by=request.person, at=timezone.now())
    return redirect("apply-place", code=made.code)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.REGISTER)
@never_cache
@weighty("POST", when=lambda request: request.POST.get("putusan") == "sah")
def check(request: RuangRequest, application: int) -> HttpResponse:
    """Compare an application with its papers, and decide."""
    found = _application_or_404(request, application)
    if request.method == "GET" or not request.person.has_perm(Can.CHECK, found) or found.step != Step.SENT:
        if request.method == "POST":
            messages.warning(request, _GONE_ON)
        return _screen(request, found, _form_of(found), status=200)
    form = _form_of(found, request)
    decide = _DECISIONS.get(request.POST.get("putusan", ""), _keep)
    try:
        done = decide(request, found, form) if form.is_valid() else ""
    except WrongStep:
        messages.warning(request, _GONE_ON)
        return redirect("ruang-application", site_label=request.site.ruang_label, application=application)
    except (actions.NotYet, LabelRefused) as refusal:
        form.add_error(None, f"Belum bisa disahkan: {refusal}")
        done = ""
    if not done:
        return _screen(request, found, form, status=422)
    messages.success(request, done)
    return redirect("ruang-application", site_label=request.site.ruang_label, application=application)


@require_GET
@page(Audience.PORTAL, Can.REGISTER)
@never_cache
def paper(request: RuangRequest, application: int, paper: str, number: int) -> HttpResponse:
    """One page of a paper, with the name of whoever looks drawn over it. Each look is on record."""
    found, row = _paper_or_404(request, application, paper)
    body = vault.page(row.name, number)
    turn = request.GET.get("putar", "0")
    if body is None or turn not in map(str, _TURNS):
        raise Http404
    words = _seen_by(request)
    actions.look_at(found, paper=row.name, number=number, by=request.person, at=timezone.now())
    return HttpResponse(stamped(body, words, turn=int(turn)), content_type="image/webp", headers=_PRIVATE)


@require_GET
@page(Audience.PORTAL, Can.REGISTER)
@never_cache
def paper_file(request: RuangRequest, application: int, paper: str) -> HttpResponse:
    """A whole paper as a PDF, with the name of whoever takes it drawn over each page. It counts as a look at every page."""
    found, row = _paper_or_404(request, application, paper)
    words, now = _seen_by(request), timezone.now()
    pages = [body for number in row.numbers if (body := vault.page(row.name, number))]
    if not pages:
        raise Http404
    for number in row.numbers:
        actions.look_at(found, paper=row.name, number=number, by=request.person, at=now)
    body = as_pdf([stamped(each, words) for each in pages])
    headers = {**_PRIVATE, "Content-Disposition": f'attachment; filename="{row.kind}-{found.pk}.pdf"'}
    return HttpResponse(body, content_type="application/pdf", headers=headers)


@require_POST
@page(Audience.PORTAL, Can.REGISTER)
def ask_head(request: RuangRequest, application: int) -> HttpResponse:
    """Make the link for the head of the village. It is shown on this answer only, and kept nowhere."""
    found = _application_or_404(request, application)
    form = HeadForm(request.POST)
    if not form.is_valid():
        return _screen(request, found, _form_of(found), status=422, head_form=form)
    name, phone = form.cleaned_data["head_name"], form.cleaned_data["head_phone"]
    try:
        found, token = actions.ask_head_of_village(found, name=name, phone=phone, by=request.person, at=timezone.now())
    except WrongStep:
        messages.warning(request, _GONE_ON)
        return redirect("ruang-application", site_label=request.site.ruang_label, application=application)
    address = ruang_url(reverse("head-answer", args=[token]))
    words = f"{name}, mohon periksa SK {found.decree_number} untuk {found.name}. Buka tautan ini, tanpa kata sandi: {address}"
    shown = {"application": found, "address": address, "whatsapp": whatsapp_url(words, phone), **_way_back(request)}
    return render(request, "registry/head_asked.html", shown)


def desk_address(person: Person, site: Site) -> str:
    """Where the applications of an office lie, for whoever may check them; empty for others."""
    return reverse("ruang-applications", args=[site.ruang_label]) if person.has_perm(Can.REGISTER, site) else ""


def _keep(request: RuangRequest, application: Application, form: CheckForm) -> str:
    actions.compare(application, marks=form.marks(), by=request.person, at=timezone.now())
    return "Hasil pencocokan tersimpan."


def _ask(request: RuangRequest, application: Application, form: CheckForm) -> str:
    marks, words = form.marks(), form.cleaned_data["words"]
    if all(mark["mark"] == "fits" for mark in marks.values()) and form.wants_words("Tulis apa yang ditanyakan."):
        return ""
    actions.ask_back(application, marks=marks, question=words, by=request.person, at=timezone.now())
    return "Pertanyaan sudah dikirim. Permohonan kembali ke sini begitu dijawab."


def _refuse(request: RuangRequest, application: Application, form: CheckForm) -> str:
    if form.wants_words("Tulis alasannya. Pemohon membacanya."):
        return ""
    actions.refuse(application, reason=form.cleaned_data["words"], by=request.person, at=timezone.now())
    return "Permohonan ditolak. Alasannya terbaca pemohon."


def _verify(request: RuangRequest, application: Application, form: CheckForm) -> str:
    done = actions.verify(application, marks=form.marks(), by=request.person, at=timezone.now())
    number = done.kim.number if done.kim else ""
    if done.is_act:
        return f"{done.get_purpose_display()} sah, dan sudah berlaku. Semuanya tercatat di lembar KIM."
    if done.is_renewal:
        return f"SK baru tercatat untuk KIM nomor {number}."
    return f"Sah. Nomor KIM {number}. Situsnya sudah terbuka."


_DECISIONS: Final[dict[str, Callable[[RuangRequest, Application, CheckForm], str]]] = {
    "tanya": _ask,
    "tolak": _refuse,
    "sah": _verify,
}


def _form_of(application: Application, request: RuangRequest | None = None) -> CheckForm:
    region = application.region
    lines = lines_of(application, rulings(region)) if region else []
    return CheckForm(request.POST if request else None, lines=lines)


def _application_or_404(request: RuangRequest, number: int) -> Application:
    found = application_below(request.site.region, number)
    if found is None or not request.person.has_perm(Can.READ_APPLICATION, found):
        raise Http404
    return found


def _paper_or_404(request: RuangRequest, number: int, name: str) -> tuple[Application, PaperFile]:
    application = _application_or_404(request, number)
    row = papers.find(application, name)
    if row is None:
        raise Http404
    return application, row


def _seen_by(request: RuangRequest) -> str:
    at = clock.short_moment(timezone.now(), request.site.region.zone)
    return f"Dilihat {request.person.name} · {request.site.name} · {at}"


def _screen(
    request: RuangRequest, application: Application, form: CheckForm, *, status: int, head_form: HeadForm | None = None
) -> HttpResponse:
    region, desk = application.standing().region_code, desk_of(request.site.region, request.person)
    contact = HeadContact.objects.filter(region=region).first()
    known = {"head_name": contact.name, "head_phone": contact.phone} if contact else {}
    shown = {
        "application": application,
        "form": form,
        "head_form": head_form or HeadForm(initial=known),
        "head_is_open": head_form is not None,
        "may_answer": application.is_on_behalf and request.person.has_perm(Can.FILL, application),
        "may_check": application.step == Step.SENT and request.person.has_perm(Can.CHECK, application),
        "next": desk.after(application),
        "place": desk.place_of(application),
        "of": len(desk.waiting),
        "history": history_of(application),
        "looks": looks_at(application),
        "rows": rows_for_office(application, request.site.ruang_label),
        **_said_of(application, form),
        **_way_back(request),
    }
    return render(request, "registry/check.html", shown, status=status)


def _said_of(application: Application, form: CheckForm) -> dict[str, Any]:
    """What is told of an application that was sent, and of the rules of its place."""
    region = application.region
    assert region is not None  # noqa: S101  # for mypy: it was sent, so it has a place
    found, today = rulings(region), clock.today(timezone.now(), region.zone)
    return {
        **_papers_of(application),
        "asked": asked_of(application, form.lines),
        "where": f"{region.full_name}, {place_line(region)}",
        "waited": waited(application, today),
        "is_late": application.is_late(today),
        "rulings": [found[rule] for rule in _RULES],
        "promise": found[Rule.ANSWER],
        "why_not": obstacles(application, form.lines, gaps_of(application, found), timezone.now()),
        "seal": _seal_of(application),
        "zone": region.zone,
        "head_question": f"Tanya {region.head_title} lewat tautan",
        "names_title": f"Nama semua {application.people} orang",
        "names": [*map(named, application.officers), *application.members],
    }


def _papers_of(application: Application) -> dict[str, Any]:
    """Each paper in words, with whether it came with the answer to a question; and what was left out then."""
    words, since = _paper_words(), papers_since_asked(application)
    rows = [(row, words.get(row.kind, row.kind), row.name in since.added) for row in application.papers.order_by("pk")]
    return {
        "papers": rows,
        "new_papers": [(row, name) for row, name, is_new in rows if is_new],
        "dropped": [words.get(kind, kind) for kind in since.dropped],
    }


def _seal_of(application: Application) -> str:
    """What stands on the button that verifies."""
    if application.is_act:
        return f"Sahkan {application.get_purpose_display().lower()}"
    return "Sahkan SK baru" if application.is_renewal else "Sahkan dan beri nomor"


def _paper_words() -> dict[str, str]:
    shape = SHAPES[Rule.PAPERS]
    return {"sk": "SK", DECISION: "Surat putusan", **(shape.choices if isinstance(shape, Several) else {})}


def _way_back(request: RuangRequest) -> dict[str, str]:
    return way_back(request, "ruang-applications", "Permohonan KIM")
