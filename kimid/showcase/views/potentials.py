"""Potentials in the workspace of a group."""

from collections.abc import Callable, Sequence
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.events.history import history_of
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos
from kimid.showcase.actions import potentials as actions
from kimid.showcase.forms.potentials import PotentialForm, WithdrawalForm
from kimid.showcase.models import Potential
from kimid.showcase.place_map import map_to_tap
from kimid.showcase.queries import potentials_of, to_check
from kimid.showcase.rules import ShowcasePermission
from kimid.sites.public_words import WordsRefused

_LIST: Final = "Potensi"


@require_GET
@page(Audience.KIM, ShowcasePermission.WRITE)
def potentials(request: RuangRequest) -> HttpResponse:
    """What the village has: to look at again, shown to readers, drafts, withdrawn."""
    listed = potentials_of(request.site)
    context = {
        "old": to_check(request.site, timezone.now()),
        "shown": [each for each in listed if each.is_published],
        "drafts": [each for each in listed if each.is_draft],
        "withdrawn": [each for each in listed if not (each.is_published or each.is_draft)],
        "base": photo_base(request.site),
        **back_link(request, "ruang-site", request.site.name),
    }
    return render(request, "showcase/ruang/potentials.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ShowcasePermission.WRITE)
def new(request: RuangRequest) -> HttpResponse:
    """Write about a potential."""
    if request.method == "GET":
        chosen = ChosenPhotos()
        form = PotentialForm(None, chosen, request.site.region, number=public_id())
        return _form_page(request, form, chosen)
    chosen = _posted_photos(request)
    form = PotentialForm(request.POST, chosen, request.site.region)
    number = form.data.get("number", "")
    if before := Potential.objects.filter(site=request.site, public_id=number).first():
        return _to_potential(before)  # the same press came twice

    def save() -> Potential:
        now, data = timezone.now(), form.potential_data()
        return actions.write(request.site, data=data, number=number, by=request.person, at=now)

    return _saved(request, form, chosen, save, "Tersimpan sebagai konsep.")


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ShowcasePermission.WRITE)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change a potential."""
    potential = _potential_or_404(request, number)
    if not request.person.has_perm(ShowcasePermission.CHANGE, potential):
        raise Http404
    if request.method == "GET":
        chosen = ChosenPhotos(list(potential.photos))
        return _form_page(request, PotentialForm.of(potential, chosen), chosen, potential)
    chosen = _posted_photos(request, potential.photos)
    form = PotentialForm(request.POST, chosen, request.site.region)

    def save() -> Potential:
        now, data = timezone.now(), form.potential_data()
        return actions.change(potential, data=data, by=request.person, at=now)

    return _saved(request, form, chosen, save, "Tersimpan.", potential=potential)


@require_GET
@page(Audience.KIM, ShowcasePermission.WRITE)
def tap_map(request: RuangRequest) -> HttpResponse:
    """The map on which somebody taps where a potential is."""
    site = request.site
    drawing = map_to_tap(site.region)
    if drawing is None:
        raise Http404
    title = f"Desa di sekitar {site.region.short_name}. Tiap titik satu desa atau kelurahan."
    drawn = drawing.svg(title, site, site.region_id)
    return HttpResponse(drawn, content_type="image/svg+xml")


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ShowcasePermission.WRITE)
def potential(request: RuangRequest, number: str) -> HttpResponse:
    """One potential, and the steps with it."""
    potential = _potential_or_404(request, number)
    step = _STEPS.get(request.POST.get("langkah", ""))
    if request.method == "GET" or step is None:
        return _potential_page(request, potential)
    needs, act, success = step
    if not request.person.has_perm(needs, potential):
        raise Http404
    form = WithdrawalForm(request.POST)
    if act is _withdraw and not form.is_valid():
        return _potential_page(request, potential, form)
    try:
        act(request, potential, form)
    except (actions.PotentialRefused, WordsRefused) as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, success)
    return _to_potential(potential)


def _publish(request: RuangRequest, potential: Potential, form: WithdrawalForm) -> None:
    actions.publish(potential, by=request.person, at=timezone.now())


def _confirm(request: RuangRequest, potential: Potential, form: WithdrawalForm) -> None:
    actions.confirm(potential, by=request.person, at=timezone.now())


def _show_again(request: RuangRequest, potential: Potential, form: WithdrawalForm) -> None:
    actions.show_again(potential, by=request.person, at=timezone.now())


def _withdraw(request: RuangRequest, potential: Potential, form: WithdrawalForm) -> None:
    why = form.cleaned_data["why"]
    actions.withdraw(potential, why=why, by=request.person, at=timezone.now())


type _Act = Callable[[RuangRequest, Potential, WithdrawalForm], None]

# By the value of the button.
_STEPS: Final[dict[str, tuple[ShowcasePermission, _Act, str]]] = {
    "tampilkan": (
        ShowcasePermission.PUBLISH,
        _publish,
        "Sudah tampil, di situs KIM dan di semua portal di atasnya.",
    ),
    "benar": (ShowcasePermission.CONFIRM, _confirm, "Terima kasih. Tanggal periksanya hari ini."),
    "tarik": (ShowcasePermission.PUBLISH, _withdraw, "Ditarik. Pembaca membaca alasannya."),
    "lihat": (ShowcasePermission.LOOK, _show_again, "Tampil lagi untuk pembaca."),
}


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
    form: PotentialForm,
    chosen: ChosenPhotos,
    save: Callable[[], Potential],
    success: str,
    *,
    potential: Potential | None = None,
) -> HttpResponse:
    """Save a valid form; else it comes back with all that was typed."""
    if not chosen.refused and form.is_valid():
        try:
            saved = save()
        except (actions.PotentialRefused, WordsRefused) as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, success)
            return _to_potential(saved)
    return _form_page(request, form, chosen, potential, status=422)


def _form_page(
    request: RuangRequest,
    form: PotentialForm,
    chosen: ChosenPhotos,
    potential: Potential | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "chosen": chosen,
        "potential": potential,
        "base": photo_base(request.site),
        "map": map_to_tap(request.site.region),
        **back_link(request, "ruang-potentials", _LIST),
    }
    return render(request, "showcase/ruang/potential_form.html", context, status=status)


def _potential_page(
    request: RuangRequest, potential: Potential, form: WithdrawalForm | None = None
) -> HttpResponse:
    now = timezone.now()
    context = {
        "potential": potential,
        "form": form or WithdrawalForm(),
        "is_old": potential.is_published and potential.is_old(now),
        "history": history_of(potential)[::-1],
        "base": photo_base(request.site),
        "zone": request.site.region.zone,
        **back_link(request, "ruang-potentials", _LIST),
    }
    status = 422 if form else 200
    return render(request, "showcase/ruang/potential.html", context, status=status)


def _potential_or_404(request: RuangRequest, number: str) -> Potential:
    rows = Potential.objects.select_related("site__region", "item", "checked_by", "held_account")
    potential = rows.filter(site=request.site, public_id=number).first()
    if potential is None:
        raise Http404
    return potential


def _to_potential(potential: Potential) -> HttpResponse:
    return redirect(
        "ruang-potential", site_label=potential.site.ruang_label, number=potential.public_id
    )
