"""Lists, archive and the pages of plain words that every public site has."""

from typing import Final

from django.urls import path, register_converter

from kimid.web.views.public import about, lists
from kimid.wire.kinds import Kind, kinds


class KindConverter:
    """A kind of thing in an address, by the word that readers know: `berita`, `pengumuman`,
    `galeri`.
    """

    words: Final = {kind.slug: kind for kind in kinds()}
    regex: str = "|".join(words)

    def to_python(self, word: str) -> Kind:
        """The kind of this word."""
        return self.words[word]

    def to_url(self, kind: Kind) -> str:
        """The word of this kind."""
        return kind.slug


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
register_converter(MonthConverter, "month")
register_converter(YearConverter, "year")

site_patterns: Final = [
    path("<kind:kind>/", lists.kind, name="kind"),
    path("arsip/", lists.archive, name="archive"),
    path("arsip/<year:year>/<month:month>/", lists.month, name="archive-month"),
    path("arsip/<year:year>/<month:month>/<kind:kind>/", lists.month, name="archive-kind"),
    path("tentang/", about.about, name="about"),
    path("pedoman/", about.guideline, name="guideline"),
    path("kontak/", about.contact, name="contact"),
]
