"""A photo made tidy by the link of a seller: before and after, and the choice. What she sent is
hers while the group has not answered; of what readers have, the tidy photo waits for the group.
"""

from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, page
from kimid.lib.codes import public_id
from kimid.market import link_queries
from kimid.market.actions import photos as actions
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.actions.proposals import propose
from kimid.market.link_guard import LinkRequest, opens_link, refused_answer
from kimid.market.models import Product, Proposal
from kimid.market.photo_pairs import PhotoPair, pair_of, proposal_with_photo
from kimid.market.views.seller_link import link_context
from kimid.media.receiving import make_tidied
from kimid.media.sandbox import PhotoRefused
from kimid.sites.public_words import WordsRefused

_WAITS: Final = (
    "Kiriman Anda untuk barang ini masih menunggu KIM. Buka kiriman itu, lalu rapikan fotonya di "
    "sana."
)
_ANSWERED: Final = "KIM sudah menjawab kiriman ini, jadi fotonya tidak diganti di sini."


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
        return _pair_page(request, pair, proposal.name, request.path)
    wanted = pair.wanted(request.POST.get("pakai", "")) or pair.original
    try:
        actions.choose_sent_photo(
            proposal, old=pair.shown, new=wanted, by=request.seller, at=request.seller.at
        )
    except GoodsRefused as why:
        return refused_answer(request, str(why))
    return back


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def tidy_goods(request: LinkRequest, number: str, name: str) -> HttpResponse:
    """The same for a good that readers have."""
    _, pair = _goods_pair_or_404(request, number, name)
    try:
        make_tidied(pair.original, by=request.seller, at=request.seller.at)
    except PhotoRefused as why:
        return refused_answer(request, str(why), HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("seller-goods-photo", token=request.token, number=number, name=name)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
@opens_link()
def choose_goods(request: LinkRequest, number: str, name: str) -> HttpResponse:
    """The chosen photo goes to the group; readers keep the other one until it has looked."""
    product, pair = _goods_pair_or_404(request, number, name)
    wanted = pair.wanted(request.POST.get("pakai", ""))
    if pair.tidy is None or (request.method == "POST" and wanted == pair.current):
        return redirect("seller-link", token=request.token)
    if request.method != "POST" or wanted is None:
        return _pair_page(request, pair, product.name, request.path)
    if link_queries.has_open_proposal(product):
        return refused_answer(request, _WAITS)
    try:
        sent = propose(
            product.seller,
            data=proposal_with_photo(product, pair.shown, wanted),
            public_id=public_id(10),
            product=product,
            by=request.seller,
            at=request.seller.at,
        )
    except (GoodsRefused, WordsRefused) as why:
        return refused_answer(request, str(why))
    return redirect("seller-sent", token=request.token, number=sent.public_id)


def _pair_page(request: LinkRequest, pair: PhotoPair, name: str, action: str) -> HttpResponse:
    context = {**link_context(request), "pair": pair, "name": name, "action": action}
    return render(request, "market/link/tidy_photo.html", context)


def _goods_pair_or_404(request: LinkRequest, number: str, name: str) -> tuple[Product, PhotoPair]:
    product = link_queries.own_product(request.link.seller, number)
    pair = pair_of(product.photos, name) if product is not None else None
    if product is None or pair is None:
        raise Http404
    return product, pair


def _pair_or_404(request: LinkRequest, number: str, name: str) -> tuple[Proposal, PhotoPair]:
    proposal = link_queries.own_proposal(request.link.seller, number)
    pair = pair_of(proposal.photos, name) if proposal is not None else None
    if proposal is None or pair is None:
        raise Http404
    return proposal, pair
