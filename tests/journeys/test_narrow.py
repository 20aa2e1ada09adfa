"""No page moves sideways, on the narrowest phone and with the largest letters."""

from typing import Final

import pytest

from tests.journeys.conftest import Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

PUBLIC: Final = (
    "",
    "kalimantan-barat",
    "kab-kubu-raya",
    "sungai-raya-611201",
    "teluk-kapuas-6112012012",
    "teluk-kapuas",
)


def _look(visitor: Visitor, step: str) -> None:
    """Look at the page in each width."""
    for width in (320, 360):
        visitor.page.set_viewport_size({"width": width, "height": 640})
        visitor.look(f"{step}-{width}")


def test_public_pages_stay_in_their_width(come: Come, house: House) -> None:
    reader = come()

    for label in PUBLIC:
        assert reader.open(house.public(label)) == 200
        _look(reader, label or "nasional")
    for path in ("/kim/", "/"):
        reader.open(f"{house.public('kab-landak')}{path}")
        _look(reader, f"landak{path.strip('/')}")
    reader.open(f"{house.public('kalimantan-barat')}/kim/")
    _look(reader, "direktori")
    reader.open(f"{house.public('teluk-kapuas')}/profil/")
    _look(reader, "profil")


def test_pages_of_the_workspace_stay_in_their_width(come: Come, house: House) -> None:
    rina = come()
    rina.sign_in("rina")
    first: dict[str, list[str]] = {}
    for path in ("tulis/", "konsep/", "berita-terbit/", "berita/"):
        rina.open(f"{house.ruang}/s/teluk-kapuas/{path}")
        _look(rina, path.strip("/"))
        first[path] = [
            str(link.get_attribute("href")) for link in rina.page.locator("main a.item").all()
        ][:4]
    for number, path in enumerate([*first["berita/"], *first["berita-terbit/"]]):
        rina.open(f"{house.ruang}{path}")
        _look(rina, f"berita-{number}")
    for path in (
        f"{first['berita/'][0]}ubah/",
        f"{first['berita/'][0]}naskah/",
        f"{first['berita-terbit/'][0]}ralat/",
    ):
        assert rina.open(f"{house.ruang}{path}") == 200
        _look(rina, path.strip("/").replace("/", "-"))
    rina.open(f"{house.ruang}/tempat/")
    _look(rina, "tempat")


@pytest.mark.parametrize("letters", [2.0])
def test_public_pages_stay_in_their_width_with_letters_twice_as_large(
    letters: float, come: Come, house: House
) -> None:
    reader = come()
    for label in PUBLIC:
        reader.open(house.public(label))
        reader.page.evaluate(
            "size => { document.documentElement.style.fontSize = `${size * 100}%`; }", letters
        )
        wide = reader.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], label
