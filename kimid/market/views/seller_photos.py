"""The photo of what a seller sent, made tidy by her link: before and after, and the choice. It is
hers while the group has not answered.
"""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, page
from kimid.market import link_queries
from kimid.market.actions import photos as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.link_guard import LinkRequest, opens_link, refused_answer
from kimid.market.models import Proposal
from kimid.market.photo_pairs import PhotoPair, pair_of
from kimid.market.views.seller_link import link_context
from kimid.media.receiving import make_tidied
from kimid.media.sandbox import PhotoRefused

_ANSWERED = "KIM sudah menjawab kiriman ini, jadi fotonya tidak diganti di sini."


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def tidy(request: LinkRequest, number: str, name: str) -> HttpResponse:
    """Make the tidy one; nothing is exchanged yet."""
    proposal, pair = _pair_or_404(request, number, name)
    if not proposal.is_open:
        return refused_answer(request, _ANSWERED)
    try:
        make_tidied(pair.original, by=request.seller, at=request.seller.at)
    except PhotoRefused as why:
        return refused_answer(request, str(why), HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("seller-sent-photo", token=request.token, number=number, name=name)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
@opens_link()
def choose(request: LinkRequest, number: str, name: str) -> HttpResponse:
    """Before and after side by side; one press takes one of both."""
    proposal, pair = _pair_or_404(request, number, name)
    back = redirect("seller-sent", token=request.token, number=number)
    if pair.tidy is None:
        return back
    if request.method != "POST":
        context = {**link_context(request), "proposal": proposal, "pair": pair}
        return render(request, "market/link/tidy_photo.html", context)
    wanted = pair.wanted(request.POST.get("pakai", "")) or pair.original
    try:
        actions.choose_sent_photo(
            proposal, old=pair.shown, new=wanted, by=request.seller, at=request.seller.at
        )
    except GoodsRefused as why:
        return refused_answer(request, str(why))
    return back


def _pair_or_404(request: LinkRequest, number: str, name: str) -> tuple[Proposal, PhotoPair]:
    proposal = link_queries.own_proposal(request.link.seller, number)
    pair = pair_of(proposal.photos, name) if proposal is not None else None
    if proposal is None or pair is None:
        raise Http404
    return proposal, pair
