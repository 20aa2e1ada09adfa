"""Lists, archive and the pages of plain words that every public site has."""

from typing import Final

from django.urls import include, path, register_converter
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.ui.views import script
from kimid.web.views.public import about, lists, saved, screen
from kimid.wire.kinds import Kind, kind_at
from kimid.wire.narrowing import Narrowing, narrowing_at


class KindConverter:
    """A kind of thing in an address, by the word that readers know: `berita`, `pengumuman`,
    `galeri`.
    """

    regex: str = "[a-z0-9-]+"

    def to_python(self, word: str) -> Kind:
        """The kind of this word. Another word leads to other addresses."""
        kind = kind_at(word)
        if kind is None:
            raise ValueError
        return kind

    def to_url(self, kind: Kind) -> str:
        """The word of this kind."""
        return kind.slug


class NarrowingConverter:
    """A narrowed list of a kind: `produk/kategori/makanan`."""

    regex: str = "[a-z0-9-]+(?:/[a-z0-9-]+/[a-z0-9-]+){1,2}"

    def to_python(self, path: str) -> Narrowing:
        """The list of this path. Another path leads to other addresses."""
        narrowing = narrowing_at(path)
        if narrowing is None:
            raise ValueError
        return narrowing

    def to_url(self, narrowing: Narrowing) -> str:
        """The path of this list."""
        return narrowing.path


class MonthConverter:
    """A month in an address: two digits from 01 to 12."""

    regex: str = "0[1-9]|1[0-2]"

    def to_python(self, digits: str) -> int:
        """`03` is March."""
        return int(digits)

    def to_url(self, number: int) -> str:
        """March is `03`."""
        return f"{number:02d}"


class YearConverter(MonthConverter):
    """A year in an address: four digits of this century."""

    regex = "20[0-9]{2}"


register_converter(KindConverter, "kind")
register_converter(NarrowingConverter, "narrowing")
register_converter(MonthConverter, "month")
register_converter(YearConverter, "year")

site_patterns: Final = [
    path("", include("kimid.market.urls.lists")),
    path("<kind:kind>/", lists.kind, name="kind"),
    path("<narrowing:narrowing>/", lists.narrowed, name="kind-narrowed"),
    path("arsip/", lists.archive, name="archive"),
    path("arsip/<year:year>/<month:month>/", lists.month, name="archive-month"),
    path("arsip/<year:year>/<month:month>/<kind:kind>/", lists.month, name="archive-kind"),
    path("tentang/", about.about, name="about"),
    path("pedoman/", about.guideline, name="guideline"),
    path("kontak/", about.contact, name="contact"),
    path("privasi/", about.privacy, name="privacy"),
    path("layar/", screen.screen, name="screen"),
    path("tersimpan/", saved.saved, name="saved"),
    path("ditarik.json", saved.withdrawn, name="withdrawn"),
    path("pelayan.js", saved.worker, name="reading-worker"),
    path(
        "skrip/<slug:name>.<slug:digest>.js",
        page(Audience.EVERYONE)(require_safe(script)),
        name="script",
    ),
    path("aksesibilitas/", about.accessibility, name="accessibility"),
]
