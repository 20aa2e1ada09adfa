"""The lists of goods, on every public site."""

from django.urls import path, register_converter

from kimid.market.publications import KIND
from kimid.market.views import catalogue, public
from kimid.wire.kinds import kind_of
from kimid.wire.narrowing import Narrowing, narrowing_at


class GoodsConverter:
    """A narrowed list of goods: `jenis/makanan/harga/25000`."""

    regex: str = "[a-z0-9-]+/[a-z0-9-]+(?:/[a-z0-9-]+/[a-z0-9-]+)?"

    def to_python(self, path: str) -> Narrowing:
        """The list of this path. Another path leads to other addresses."""
        narrowing = narrowing_at(f"{kind_of(KIND).slug}/{path}")
        if narrowing is None:
            raise ValueError
        return narrowing

    def to_url(self, narrowing: Narrowing) -> str:
        """The path of this list."""
        return narrowing.path.partition("/")[2]


register_converter(GoodsConverter, "goods")

urlpatterns = [
    path("lapak/", public.goods, name="goods"),
    path("lapak/katalog.pdf", catalogue.catalogue, name="goods-catalogue"),
    path("lapak/katalog-<int:part>.pdf", catalogue.catalogue, name="goods-catalogue-part"),
    path("lapak/<goods:narrowing>/", public.narrowed_goods, name="goods-narrowed"),
]
