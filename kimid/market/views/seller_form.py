"""The form of a seller's link, and what became of what she sent."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kimid.access.pages import Audience, page
from kimid.access.phone_answers import accepted, invalid, missing_photos, wants_json
from kimid.lib.codes import public_id
from kimid.lib.picture import Picture
from kimid.market import link_queries
from kimid.market.actions import products
from kimid.market.actions import proposals as actions
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed
from kimid.market.forms.proposals import ProposalForm
from kimid.market.link_guard import LinkRequest, opens_link, refused_answer
from kimid.market.link_photos import missing_names, sent_photos
from kimid.market.models import Product, Proposal, Stock
from kimid.market.views.seller_link import done_answer, link_context, photo_base
from kimid.media.forms import ChosenPhotos
from kimid.sites.public_words import WordsRefused
from kimid.sites.stages import Feature

_OTHER_WORDS = "Ini sudah terkirim, dengan kata lain. Lihat dulu yang terkirim, lalu ubah di sana."
_WITHDRAWN = "Barang ini sudah ditarik KIM. Kirim sebagai barang baru."
_ANSWERED = "Yang ini sudah dijawab KIM. Buka dari lapak Anda, lalu ubah di sana."
_NUMBER_TAKEN = (
    "Lembar ini belum bisa dikirim. Salin tulisannya, buka Jual barang baru, lalu tempel."
)


@dataclass(frozen=True)
class Sheet:
    """What a form of hers is about: a new good, one that readers have, or what she sent before."""

    product: Product | None = None
    earlier: Proposal | None = None
    pictures: list[Picture] = field(default_factory=list)

    @property
    def is_asked(self) -> bool:
        """Whether the group awaits an answer."""
        return self.earlier is not None and self.earlier.is_asked

    @property
    def about(self) -> str:
        """What the phone knows it by, whatever the link."""
        if self.earlier is not None:
            return f"kiriman-{self.earlier.public_id}"
        return f"barang-{self.product.public_id}" if self.product else "baru"

    @property
    def changed_name(self) -> str:
        """The name of what she changes. Empty for a new good."""
        row = self.earlier or self.product
        return row.name if row else ""

    def initial(self) -> dict[str, Any]:
        """The values of its form at the beginning."""
        row = self.earlier or self.product
        values = ProposalForm.initial_of(row) if row else {"stock": Stock.READY}
        return {"number": public_id(10), **values}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
@opens_link()
def new(request: LinkRequest) -> HttpResponse:
    """A new good: the photo first."""
    return _answer_sheet(request, Sheet())


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
@opens_link()
def change(request: LinkRequest, number: str) -> HttpResponse:
    """Other words, photos or another price for what readers have; they keep it until the group has
    looked.
    """
    product = link_queries.own_product(request.link.seller, number)
    if product is None:
        return _gone_answer(request, _WITHDRAWN)
    return _answer_sheet(request, Sheet(product, None, product.photos))


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
@opens_link()
def change_sent(request: LinkRequest, number: str) -> HttpResponse:
    """Answer a question, or send something again that waits or was refused."""
    earlier = _sent_or_404(request, number)
    if not (earlier.is_open or earlier.is_refused) and not _sent_before(request):
        return _gone_answer(request, _ANSWERED)
    product = None if earlier.is_new else earlier.product
    return _answer_sheet(request, Sheet(product, earlier, earlier.photos))


@require_safe
@page(Audience.VISITOR)
@never_cache
@opens_link()
def sent(request: LinkRequest, number: str) -> HttpResponse:
    """How far something is that she sent."""
    proposal = _sent_or_404(request, number)
    context = {**link_context(request), "proposal": proposal}
    return render(request, "market/link/sent.html", context)


@require_POST
@page(Audience.VISITOR)
@never_cache
@opens_link()
def take_back(request: LinkRequest, number: str) -> HttpResponse:
    """She does not want it any more."""
    proposal = _sent_or_404(request, number)
    try:
        actions.take_back(proposal, by=request.seller, at=request.seller.at)
    except GoodsRefused as why:
        return refused_answer(request, str(why))
    return redirect("seller-sent", token=request.token, number=number)


def _answer_sheet(request: LinkRequest, sheet: Sheet) -> HttpResponse:
    """The form, or what became of what was sent."""
    if request.method != "POST":
        chosen = ChosenPhotos([*sheet.pictures])
        return _form_page(request, sheet, _form(request, sheet, chosen))
    if (known := _sent_before(request)) is not None:
        return _known_answer(request, sheet, known)
    chosen = sent_photos(request, request.seller, request.seller.at, sheet.pictures)
    form = _form(request, sheet, chosen)
    if wants_json(request) and (missing := missing_names(request, chosen)):
        return missing_photos(missing)
    if not form.is_valid() or chosen.refused:
        return _not_taken(request, sheet, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return _send(request, sheet, form)
    except (GoodsRefused, WordsRefused) as why:
        form.add_error(None, str(why))
        return _not_taken(request, sheet, form, HTTPStatus.CONFLICT)


def _gone_answer(request: LinkRequest, words: str) -> HttpResponse:
    """There is nothing to change any more. Whoever has typed gets it back."""
    if request.method != "POST":
        return redirect("seller-link", token=request.token)
    return refused_answer(request, words)


def _not_taken(
    request: LinkRequest, sheet: Sheet, form: ProposalForm, status: HTTPStatus
) -> HttpResponse:
    """What is wrong, for the outbox of the phone or at the fields."""
    return invalid(form) if wants_json(request) else _form_page(request, sheet, form, status)


def _send(request: LinkRequest, sheet: Sheet, form: ProposalForm) -> HttpResponse:
    """Send it once. Of what readers have, the stock is noted at once; alone, nobody has to look."""
    data, product = form.proposal_data(), sheet.product
    refuse_if_closed(request.link.site, Feature.WRITING)
    if product is not None:
        _note_stock(request, product, data.stock)
        if sheet.earlier is None and _says_the_same(product, data):
            products.confirm_price(product, by=request.seller, at=request.seller.at)
            answer = done_answer(request.token, product, "terkirim")
            return accepted(answer["Location"]) if wants_json(request) else answer
    number = form.cleaned_data["number"] or public_id(10)
    try:
        return _to_sent(request, _propose(request, sheet, data, number))
    except actions.ProposalKnown:
        known = link_queries.own_proposal(request.link.seller, number)
        if known is None:
            raise GoodsRefused(_NUMBER_TAKEN) from None
        return _known_answer(request, sheet, known)


def _note_stock(request: LinkRequest, product: Product, stock: Stock) -> None:
    if stock != product.stock:
        products.note_stock(product, stock=stock, by=request.seller, at=request.seller.at)


def _propose(
    request: LinkRequest, sheet: Sheet, data: actions.ProposalData, number: str
) -> Proposal:
    return actions.propose(
        request.link.seller,
        data=data,
        public_id=number,
        product=sheet.product,
        earlier=sheet.earlier,
        by=request.seller,
        at=request.seller.at,
    )


def _says_the_same(product: Product, data: actions.ProposalData) -> bool:
    """Whether readers would have the same words, photos and price."""
    return all(
        getattr(product, name) == getattr(data, name) for name in ("name", "price", "unit", "taste")
    ) and [each["name"] for each in product.photos] == [each["name"] for each in data.photos]


def _sent_before(request: LinkRequest) -> Proposal | None:
    number = request.POST.get("number", "")
    if not number.isalnum():  # PostgreSQL refuses a NUL
        return None
    return link_queries.own_proposal(request.link.seller, number)


def _known_answer(request: LinkRequest, sheet: Sheet, known: Proposal) -> HttpResponse:
    """The same again leads to what was sent; other words under its number are not taken."""
    chosen = ChosenPhotos.of(request.POST.getlist("photos"))
    form = _form(request, sheet, chosen)
    names = [each["name"] for each in known.photos]
    is_same = form.is_valid() and all(
        getattr(form.proposal_data(), name) == getattr(known, name)
        for name in ("name", "price", "unit", "stock", "taste", "reply")
    )
    if is_same and set(request.POST.getlist("photos")) - {""} <= set(names):
        return _to_sent(request, known)
    return refused_answer(request, _OTHER_WORDS)


def _to_sent(request: LinkRequest, proposal: Proposal) -> HttpResponse:
    address = reverse("seller-sent", args=[request.token, proposal.public_id])
    return accepted(address) if wants_json(request) else redirect(address)


def _form(request: LinkRequest, sheet: Sheet, chosen: ChosenPhotos) -> ProposalForm:
    return ProposalForm(
        request.POST if request.method == "POST" else None,
        chosen,
        site=request.link.site,
        by=request.seller,
        initial=sheet.initial(),
        asked=sheet.is_asked or "reply" in request.POST,
    )


def _form_page(
    request: LinkRequest, sheet: Sheet, form: ProposalForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {
        **link_context(request),
        "sheet": sheet,
        "form": form,
        "chosen": form.chosen,
        "base": photo_base(request.token),
    }
    return render(request, "market/link/form.html", context, status=status)


def _sent_or_404(request: LinkRequest, number: str) -> Proposal:
    proposal = link_queries.own_proposal(request.link.seller, number)
    if proposal is None:
        raise Http404
    return proposal
