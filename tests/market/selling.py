"""Sellers with a link, for tests: a browser of hers, and what she sends."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.market.actions import links, proposals
from kimid.market.link_holder import LinkedSeller, browser_hash
from kimid.market.models import GoodsCategory, Product, Proposal, Seller, SellerLink, Stock
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.market import making

BROWSER: Final = "hp-bu-salmah"
FORM: Final = {
    "number": "kiriman234",
    "name": "Keripik pisang madu",
    "price": "15rb",
    "unit": "bungkus",
    "stock": "ada",
    "taste": "Digoreng dua kali.",
}


def phone() -> Client:
    """A phone on which nobody has signed in."""
    return Client(HTTP_HOST="ruang.localhost")


@dataclass
class Linked:
    """A seller with her link: its address, and the phone to which it belongs."""

    kim: Kim
    seller: Seller
    link: SellerLink
    path: str
    phone: Client

    def send(self, path: str = "baru/", **changes: str) -> Any:
        """What she sends by the form."""
        return self.phone.post(f"{self.path}{path}", FORM | changes)


def given(
    kim: Kim, of: Seller | None = None, *, by: Person | None = None
) -> tuple[SellerLink, str]:
    """A link that nobody took yet, and its path."""
    editor = by or build.member(kim, Role.EDITOR)
    seller = of or making.seller(kim, by=editor)
    with on_site(kim.site):
        link, token = links.give_link(seller, by=editor, at=timezone.now())
    return link, f"/jual/{token}/"


def linked(kim: Kim, of: Seller | None = None, *, by: Person | None = None) -> Linked:
    """A seller who has taken her link on her phone."""
    link, path = given(kim, of, by=by)
    hers = phone()
    assert hers.get(path).status_code == 200
    assert urlsplit(hers.post(f"{path}buka/")["Location"]).path == path
    with on_site(kim.site):
        link.refresh_from_db()
    return Linked(kim, link.seller, link, path, hers)


def bound(link: SellerLink) -> LinkedSeller:
    """The seller of a link as she acts, without a browser."""
    with on_site(link.site):
        rows = SellerLink.objects.filter(pk=link.pk)
        rows.update(browser_hash=browser_hash(BROWSER), taken_at=timezone.now())
        link.refresh_from_db()
    return LinkedSeller(link, BROWSER, timezone.now())


def holder(kim: Kim, of: Seller | None = None, *, by: Person | None = None) -> LinkedSeller:
    """A seller as she acts, without a browser."""
    return bound(given(kim, of, by=by)[0])


def proposal_data(**changes: Any) -> proposals.ProposalData:
    """Chips of hers."""
    values = {
        "name": "Keripik pisang madu",
        "price": 15_000,
        "unit": "bungkus",
        "stock": Stock.READY,
        "taste": "Digoreng dua kali.",
    }
    return proposals.ProposalData(**{**values, **changes})


def sent(
    kim: Kim, *, product: Product | None = None, by: Person | None = None, **changes: Any
) -> Proposal:
    """Something that waits for the group."""
    acts = holder(kim, product.seller if product else None, by=by)
    return sent_by(acts, product=product, **changes)


def sent_by(
    acts: LinkedSeller,
    *,
    product: Product | None = None,
    number: str = "kiriman234",
    **changes: Any,
) -> Proposal:
    """Something of this seller that waits for the group."""
    with on_site(acts.link.site):
        return proposals.propose(
            acts.link.seller,
            data=proposal_data(**changes),
            public_id=number,
            product=product,
            by=acts,
            at=timezone.now(),
        )


def approved(proposal: Proposal, by: Person) -> Product:
    """Readers have it."""
    with on_site(proposal.site):
        done = proposals.approve(proposal, category=GoodsCategory.FOOD, by=by, at=timezone.now())
    assert done.product is not None
    return done.product
