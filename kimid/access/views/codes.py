"""Pages that make sign-in codes: for members of a group, and for people below an office."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access import in_person_codes
from kimid.access.actions import issue_code
from kimid.access.code_queries import newest_wait
from kimid.access.forms import CodeRecipientForm
from kimid.access.in_person_codes import NotUnderAuthority
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.queries import members_of
from kimid.access.recent_auth import about_member, requires_recent_auth
from kimid.access.rules import AccessPermission
from kimid.people.models import Person

_CODE_REFUSED = (
    "Kode untuk akun ini tidak bisa dibuat dari sini. "
    "Periksa tulisannya, atau minta kantor di atas Anda."
)
_WHY_REFUSED = {
    in_person_codes.AnotherChairCan: (
        "Di kelompoknya masih ada ketua yang bisa memberi kode. Minta dia lewat ketua itu. "
        "Sedang bimtek dan orangnya di depan Anda? Isi nama bimteknya."
    ),
    in_person_codes.OlderChairCan: (
        "Anda baru menjadi ketua di kelompok ini, dan ketua yang lebih lama bisa memberi kodenya. "
        "Minta dia. Atau minta seorang anggota lama menyetujui Anda di halaman Anggota."
    ),
    in_person_codes.OnlyForChairs: (
        "Dari kantor, kode hanya untuk ketua KIM, dan ketua memberi kode kepada anggotanya. "
        "Belum ada ketua di kelompok itu? Undang dulu dari halaman KIM-nya."
    ),
    in_person_codes.AccountFrozen: (
        "Akun ini dibekukan karena karantina, jadi belum ada kode. "
        "Petugas memastikan dulu orangnya di halaman karantina KIM-nya, baru kode bisa dibuat."
    ),
    in_person_codes.CameInNowhere: (
        "Anda, Plt. atau Plh. yang Anda tunjuk, atau orang yang menunjuk Anda, mengarantina "
        "kelompoknya atau memastikan akun ini, dan orangnya belum masuk lagi. Kata sandi lamanya "
        "masih berlaku. Kalau lupa, petugas lain di kantor ini atau kantor di atas Anda yang "
        "membuat kodenya."
    ),
    in_person_codes.AccountStopped: (
        "Kode untuk akun ini sudah dua kali dibatalkan. "
        "Kantor di atas Anda yang memutuskan, dengan orangnya di depan mata."
    ),
    in_person_codes.TooManyCodes: (
        "Sudah tiga kode untuk orang ini dari Anda dalam sejam. Kode yang terakhir berlaku 10 "
        "menit sejak dibuat. Tunggu 20 menit, atau minta rekan Anda yang memberi."
    ),
}


@require_POST
@page(Audience.KIM, AccessPermission.HAND_CODE)
@never_cache
@requires_recent_auth("POST", act=about_member("Membuat kode masuk untuk akun"))
def issue_to_member(request: RuangRequest, person: int) -> HttpResponse:
    """Make a code for a member of the group. Its digits appear in this response only."""
    members = {
        member.person.pk: member.person for member in members_of(request.site, timezone.now())
    }
    if person not in members:
        raise Http404
    try:
        digits = issue_code(
            request.site, person=members[person], by=request.person, at=timezone.now()
        )
    except NotUnderAuthority as why:
        return code_page(request, members[person], refusal=_WHY_REFUSED.get(type(why), ""))
    return code_page(request, members[person], digits)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, AccessPermission.HAND_CODE)
@never_cache
@requires_recent_auth("POST", act="Membuat kode masuk untuk akun orang lain")
def issue_from_office(request: RuangRequest) -> HttpResponse:
    """Make a code for the chair of a KIM or an official below this office."""
    form = CodeRecipientForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        person = Person.objects.by_login(form.cleaned_data["login"])
        try:
            if person is None:
                raise NotUnderAuthority
            digits = issue_code(
                request.site,
                person=person,
                training=form.cleaned_data["training"],
                by=request.person,
                at=timezone.now(),
            )
        except NotUnderAuthority as why:
            form.add_error("login", _WHY_REFUSED.get(type(why), _CODE_REFUSED))
        else:
            return code_page(request, person, digits)
    context = {"form": form, **back_link(request, "ruang-site", request.site.name)}
    return render(request, "access/hand_code.html", context)


def code_page(
    request: RuangRequest, person: Person, digits: str = "", *, refusal: str = ""
) -> HttpResponse:
    """The digits to read out, or why there are none."""
    name = "ruang-site" if request.site.is_portal else "ruang-people"
    person.refresh_from_db()
    context: dict[str, Any] = {
        "whom": person,
        "digits": f"{digits[:3]} {digits[3:]}" if digits else "",
        "refusal": refusal,
        "wait": newest_wait(person, timezone.now()) if digits else None,
        "zone": request.site.region.zone,
        **back_link(request, name, request.site.name),
    }
    return render(request, "access/handed_code.html", context)
