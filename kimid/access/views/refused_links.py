"""Pages of links that are not taken here: on a browser of whoever made them, or at an old
address.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kimid.access.models import OneUseLink

_ONE_PHONE: Final = (
    "Pinjam sekali saja, untuk membuat akun. Sesudah itu Anda masuk dengan nama dan kata sandi"
    " sendiri, juga dari HP yang dipakai bersama. Yang tidak memerlukan akun cukup dicatat ketua di"
    " susunan anggota."
)


def refused_joining(request: HttpRequest, link: OneUseLink) -> HttpResponse:
    """Say whose phone may be used instead. The link stays unspent."""
    maker = link.made_by.name
    context = {
        "link": link,
        "zone": link.site.region.zone,
        "whose": f"{maker}, yang membuat undangannya",
        "may_help": (
            f"Siapa pun boleh meminjamkan HP, juga anggota lain, asal {maker} belum pernah masuk di"
            " HP itu. Sudah punya akun? Masuk dulu dengan akun itu, lalu buka tautan ini lagi."
        ),
        "in_person": _ONE_PHONE,
    }
    return refused_link(request, context)


def refused_link(request: HttpRequest, context: Mapping[str, Any]) -> HttpResponse:
    """Say on a browser of whoever made a link that it is not taken here. It stays unspent."""
    return render(request, "access/link_refused.html", context, status=409)


def moved_link(request: HttpRequest, address: str, typed: str) -> HttpResponse:
    """Lead a form that was open at the old address of a link to the new one, with its words."""
    context = {"address": address, "typed": typed}
    return render(request, "access/link_moved.html", context, status=409)
