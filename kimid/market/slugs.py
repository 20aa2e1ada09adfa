"""Words for the addresses of sellers and products."""

from kimid.lib.text import slug
from kimid.market.models import Product, Seller
from kimid.sites.models import Site

# `/lapak/penjual/…/` are the sellers.
_TAKEN = frozenset({"penjual"})


def free_slug(model: type[Seller] | type[Product], site: Site, name: str) -> str:
    """A word that no other row of this site has, made of a name. One query."""
    first = slug(name) or "barang"
    rows = model.objects.filter(site=site, slug__startswith=first)
    taken = {*rows.values_list("slug", flat=True), *_TAKEN}
    word, number = first, 2
    while word in taken:
        word, number = f"{first}-{number}", number + 1
    return word
