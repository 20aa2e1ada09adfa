"""The page of a link by which somebody would come in, on a browser of whoever made it."""

from typing import Final

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
    return render(request, "access/link_refused.html", context, status=409)
