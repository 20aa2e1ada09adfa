"""What all screens of an application share: who may fill them in, what they are called, and where
they lead.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import View
from kimid.applications import papers
from kimid.applications.actions import applying
from kimid.applications.checking import FORM_STEPS, FormStep, form_steps_of
from kimid.applications.models import Application, Purpose
from kimid.applications.papers import NotTaken
from kimid.applications.queries import application_by_code, place_line
from kimid.applications.rules import Applicant, ApplicationPermission
from kimid.events.actor import Actor
from kimid.people.models import Person
from kimid.registry.rules import office_of
from kimid.sites.site_creation import portals_of

STEP_LABELS: Final[Mapping[FormStep, str]] = {
    FormStep.PLACE: "Tempat",
    FormStep.NAME: "Nama",
    FormStep.PEOPLE: "Orang",
    FormStep.PAPERS: "SK",
    FormStep.ACT: "Surat putusan",
}
_RETRY_SECONDS: Final = "120"
_TITLE: Final = "Daftarkan KIM"
_RENEWAL_TITLE: Final = "SK dan pengurus baru"

type _OfApplication = Callable[Concatenate[HttpRequest, Application, ...], HttpResponse]


def application_or_404(code: str) -> Application:
    """The application that this code opens."""
    application = application_by_code(code)
    if application is None:
        raise Http404
    return application


def opened_by_code(view: _OfApplication) -> View:
    """A page of the application that a code opens. For a new KIM the code is enough; what is asked
    for a KIM that exists opens to whoever may ask it now, and to whoever asked once it is decided.
    """

    @wraps(view)
    def opened(request: HttpRequest, code: str, **more: Any) -> HttpResponse:
        application = application_or_404(code)
        person = request.user
        if application.is_founding:
            return view(request, application, **more)
        if not isinstance(person, Person):
            return redirect_to_login(request.get_full_path())
        may_fill = person.has_perm(ApplicationPermission.FILL, application)
        if not may_fill and (application.decided_at is None or application.entered_by != person):
            raise Http404
        return view(request, application, **more)

    return opened


def application_screen(*steps: FormStep) -> Callable[[_OfApplication], View]:
    """A screen of a part that this application has and its applicant may still change; else it
    leads to where that stands.
    """

    def wrap(view: _OfApplication) -> View:
        @opened_by_code
        @wraps(view)
        def opened(request: HttpRequest, application: Application, **more: str) -> HttpResponse:
            is_there = application.is_open and not set(steps).isdisjoint(form_steps_of(application))
            return (
                view(request, application, **more)
                if is_there
                else redirect("apply-status", code=application.code)
            )

        return opened

    return wrap


def actor_of(request: HttpRequest, application: Application) -> Actor:
    """Whoever began it with an account acts as themselves; everybody else who has the code of a new
    KIM as its applicant. For a KIM that exists nobody acts without a name.
    """
    person = request.user
    if isinstance(person, Person) and (
        not application.is_founding or person.has_perm(ApplicationPermission.FILL, application)
    ):
        return person
    if not application.is_founding:
        raise Http404
    return Applicant(application)


def is_by_office(request: HttpRequest, application: Application) -> bool:
    """Whether whoever looks fills it in for a group: then the screens speak of its founder, not to
    them.
    """
    return application.is_on_behalf and isinstance(actor_of(request, application), Person)


def save_step(
    request: HttpRequest, application: Application, step: FormStep, values: Mapping[str, Any]
) -> None:
    """Keep what a screen says."""
    applying.fill_application(
        application, step=step, values=values, by=actor_of(request, application), at=timezone.now()
    )


def save_and_continue(
    request: HttpRequest, application: Application, step: FormStep, values: Mapping[str, Any]
) -> HttpResponse:
    """Keep what this screen says, and on to the next one."""
    save_step(request, application, step, values)
    steps = form_steps_of(application)
    after = steps[steps.index(step) + 1]
    return redirect(f"apply-{after.name.lower()}", code=application.code)


def add_uploaded_papers(
    request: HttpRequest, application: Application, kinds: Iterable[str]
) -> NotTaken:
    """Take in what was sent of these kinds of papers; tells what was not taken."""
    by = actor_of(request, application)
    now = timezone.now()
    not_taken = NotTaken()
    for kind in kinds:
        files = request.FILES.getlist(kind)
        try:
            papers.add_papers(files, application, kind, not_taken=not_taken, by=by, at=now)
        except applying.TooManyApplicationPapers:
            not_taken.words.append(
                f"Paling banyak {applying.MOST_PAPERS} berkas. Buang dulu yang tidak perlu."
            )
            break
    return not_taken


def later_if_busy(response: HttpResponse, not_taken: NotTaken) -> HttpResponse:
    """The same page as 503, if what was sent only came at a bad moment."""
    if not_taken.is_busy:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        response["Retry-After"] = _RETRY_SECONDS
    return response


def message_saved(request: HttpRequest, application: Application) -> None:
    """Say that it is kept, and once more by which code one goes on with it."""
    whose = "Kode pendiri" if is_by_office(request, application) else "Kode Anda"
    messages.success(
        request,
        f"Tersimpan. {whose} {application.spaced_code}: dengan kode ini isiannya dilanjutkan"
        " nanti.",
    )


def title_of(application: Application) -> str:
    """What is being done."""
    if application.is_act:
        return application.asks_for
    return _RENEWAL_TITLE if application.is_renewal else _TITLE


def exit_link(request: HttpRequest, application: Application) -> dict[str, str]:
    """To the office that asks for others; to the workspace of the KIM that asks, unless it has
    ended; or to the start.
    """
    kim = application.kim
    person = actor_of(request, application)
    office = office_of(person, application) if isinstance(person, Person) else None
    if office:
        label = portals_of([office], timezone.now())[0].ruang_label
        if application.is_founding or kim is None:
            return _link("Permohonan KIM", "ruang-applications", label)
        return _link("Lembar KIM", "ruang-kim", label, kim.number)
    if not application.is_founding and kim and not kim.has_ended:
        return _link(title_of(application), "ruang-decree", kim.site.ruang_label)
    return _link(title_of(application), "apply")


def _link(label: str, name: str, *words: str) -> dict[str, str]:
    return {"back_url": reverse(name, args=words), "back_label": label}


def progress_steps(
    step: FormStep | None, application: Application | None = None
) -> list[tuple[str, str]]:
    """The screens with where one is. For a new KIM the first asks who founds it."""
    words = [
        STEP_LABELS[each]
        for each in (form_steps_of(application) if application else FORM_STEPS[Purpose.FOUNDING])
    ]
    if application is None or application.is_founding:
        words.insert(0, "Pendiri")
    at = words.index(STEP_LABELS[step]) if step else 0
    return [
        (word, "done" if place < at else "now" if place == at else "next")
        for place, word in enumerate(words)
    ]


def step_screen(
    request: HttpRequest, application: Application, step: FormStep, shown: Mapping[str, Any]
) -> HttpResponse:
    """A screen with the track above it and the way back."""
    steps = form_steps_of(application)
    at = steps.index(step)
    before = f"apply-{steps[at - 1].name.lower()}" if at else "apply-status"
    region = application.region
    around = {
        "application": application,
        "by_office": is_by_office(request, application),
        "steps": progress_steps(step, application),
        "where": f"{region.full_name}, {place_line(region)}" if region else "",
        "back_url": reverse(before, args=[application.code]),
        "back_label": title_of(application),
    }
    wrong = shown["form"].is_bound
    return screen(request, step.name.lower(), {**around, **shown}, status=422 if wrong else 200)


def screen(
    request: HttpRequest, template: str, shown: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of an application."""
    return render(
        request,
        f"applications/founding/{template}.html",
        {"back_label": _TITLE, **shown},
        status=status,
    )
