"""The link by which an official says whether a new number is the seller's: made in the workspace of
a group with one account, opened without an account.
"""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.link_browsers import is_of_makers
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.views import refused_links
from kimid.lib.whatsapp import whatsapp_url
from kimid.market import paper_queries
from kimid.market.actions import number_links as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.forms.numbers import AskOfficialForm
from kimid.market.models import PhoneChange
from kimid.market.phones import phone_in_words
from kimid.market.rules import MarketPermission
from kimid.people.browser_memory import people_seen
from kimid.sites.guard import on_site
from kimid.sites.hosts import ruang_url
from kimid.sites.public_words import WordsRefused
from kimid.sites.stages import Feature

_TEMPLATE: Final = "market/links/number.html"
_ANSWERS: Final = {"ya": True, "bukan": False}
_REFUSED: Final = {
    "may_help": "Buka tautan ini di HP yang belum pernah dipakai anggota kelompok untuk masuk.",
    "in_person": "Atau tunggu: petugas dinas juga bisa menelepon nomor lamanya.",
    "typed": "",
}


@require_POST
@page(Audience.KIM, MarketPermission.SEE)
def ask(request: RuangRequest, number: str) -> HttpResponse:
    """Make a link for an official. Only this response shows it; it is not stored."""
    change = paper_queries.change_of(request.site, number)
    if change is None:
        raise Http404
    form, now = AskOfficialForm(request.POST), timezone.now()
    if not form.is_valid():
        return _ask_page(request, change, form)
    name = form.cleaned_data["holder_name"]
    try:
        link, token = actions.ask_official(change, holder_name=name, by=request.person, at=now)
    except WordsRefused as why:
        form.add_error("holder_name", str(why))
        return _ask_page(request, change, form)
    except GoodsRefused as why:
        messages.warning(request, str(why))
        return redirect("ruang-number-changes", site_label=request.site.ruang_label)
    address = ruang_url(f"/nomor-penjual/{token}/")
    words = f"{name}, mohon telepon {change.seller.name}, benarkah ganti nomor? {address}"
    context = {"link": link, "address": address, "whatsapp": whatsapp_url(words)}
    context |= back_link(request, "ruang-number-changes", "Nomor penjual")
    return render(request, "market/ruang/number_link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The old number to call, and whether the new one is theirs."""
    link = link_by_token(token)
    if link is None or link.perm != MarketPermission.VOUCH_NUMBER:
        raise Http404
    if link.site.is_closed_for(Feature.READING):
        return render(request, "closed.html", {"site": link.site}, status=410)
    with on_site(link.site):
        rows = PhoneChange.objects.select_related("seller", "site__region")
        return _answer_link(request, link, rows.get(pk=link.subject_id))


def _answer_link(request: HttpRequest, link: OneUseLink, change: PhoneChange) -> HttpResponse:
    now = timezone.now()
    context = {
        "link": link,
        "site": link.site,
        "zone": link.site.region.zone,
        "seller": change.seller,
    }
    if not (link.is_open(now) and change.is_open):
        return render(request, _TEMPLATE, context, status=410)
    if is_of_makers(people_seen(request), link):
        whose = {"whose": f"anggota {link.site.name}", **_REFUSED}
        return refused_links.refused_link(request, context | whose)
    is_theirs = _ANSWERS.get(request.POST.get("jawab", ""))
    if is_theirs is None:
        is_unanswered = request.method == "POST"
        more = {"is_open": True, "is_unanswered": is_unanswered, **_phones(change)}
        return render(request, _TEMPLATE, context | more, status=422 if is_unanswered else 200)
    try:
        actions.answer_number(change, is_theirs=is_theirs, by=LinkHolder(link, now), at=now)
    except (LinkUsed, GoodsRefused):
        return render(request, _TEMPLATE, context, status=410)
    return render(request, _TEMPLATE, context | {"is_done": True})


def _phones(change: PhoneChange) -> dict[str, str]:
    old = change.old_phone
    return {
        "old": phone_in_words(old) if old else "",
        "old_digits": old,
        "new": phone_in_words(change.phone),
    }


def _ask_page(request: RuangRequest, change: PhoneChange, form: AskOfficialForm) -> HttpResponse:
    context = {"change": change, "form": form}
    context |= back_link(request, "ruang-number-changes", "Nomor penjual")
    return render(request, "market/ruang/number_ask.html", context, status=422)
