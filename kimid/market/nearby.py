"""How far away goods may be: the same list on the portals around. The reader says the place by a
press; nobody asks a phone where it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.db.models import Exists, OuterRef

from kimid.lib.codes import Level
from kimid.market.goods_lists import ChoiceLink
from kimid.market.kinds import CATEGORY
from kimid.market.models import Product
from kimid.market.publications import KIND
from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.sites.hosts import public_url
from kimid.sites.models import Site, SiteKind
from kimid.wire.kinds import kind_of
from kimid.wire.models import Placement
from kimid.wire.narrowing import Narrowing

_EVERYWHERE: Final = "Seluruh Indonesia"
_NEAR: Final = {Level.DISTRICT, Level.REGENCY}


def wider_links(site: Site, lineage: Sequence[Region], here: Narrowing) -> list[ChoiceLink]:
    """The same list here and on the portals above, the nearest first, with what is chosen in it.
    `lineage` is the region of the site and all above.
    """
    own = ChoiceLink(_own_label(site), f"/{here.path}/", is_chosen=True)
    # A village is as near as its KIM.
    around = [each for each in lineage if each.level < Level.VILLAGE]
    above = [each for each in around if not (site.is_portal and each.code == site.region_id)]
    return [own, *(_link(region, here) for region in above)]


def narrower_links(site: Site, here: Narrowing) -> list[ChoiceLink]:
    """The same list in the regions directly below a portal in which anything is sold. One query."""
    if not site.is_portal or site.region.level == Level.VILLAGE:
        return []
    goods = Placement.objects.filter(kind=KIND, hidden_at=None)
    there = goods.filter(portal__region=OuterRef("pk"), portal__kind=SiteKind.PORTAL)
    below = children_of(site.region_id).filter(Exists(there))
    return [ChoiceLink(each.short_name, _url(each, here), is_chosen=False) for each in below]


def links_around(product: Product, lineage: Sequence[Region]) -> list[ChoiceLink]:
    """From a good to others of its sort in its district and its regency. `lineage` is its region
    and all above.
    """
    alike = Narrowing(kind_of(KIND)).with_choice(CATEGORY, product.category)
    near = [_link(region, alike) for region in lineage if region.level in _NEAR]
    return [replace(each, label=f"Lainnya s{each.label[1:]}") for each in near]


def _own_label(site: Site) -> str:
    return _label(site.region) if site.is_portal else "KIM ini saja"


def _link(region: Region, there: Narrowing) -> ChoiceLink:
    return ChoiceLink(_label(region), _url(region, there), is_chosen=False)


def _label(region: Region) -> str:
    """`Sekecamatan Sungai Raya`, `Sekota Pontianak`."""
    if region.level == Level.NATION:
        return _EVERYWHERE
    return f"Se{region.term.lower()} {region.short_name}"


def _url(region: Region, there: Narrowing) -> str:
    return public_url(region.portal_label, f"/{there.path}/")
