"""The stop of `docs/walk.md` at what a village has: potential, achievements, market, agenda."""

from typing import Final

from tests.journeys.seller import link_for
from tests.journeys.walker import Walker

_LABEL: Final = "teluk-kapuas"


def calls_for_help(walker: Walker) -> None:
    """The numbers of the village, and its profile."""
    reader = walker.come()
    walker.open(reader, walker.public(_LABEL, "/darurat/"))
    assert "112" in walker.see(reader)
    walker.press(reader, "Profil Desa Teluk Kapuas")
    walker.open(reader, walker.public("kim-sungai-bangkong", "/wilayah/"))
    assert "Kelurahan Sungaibangkong" in walker.see(reader)


def reads_a_potential(walker: Walker) -> None:
    """When to come, and how."""
    reader = walker.come()
    walker.open(reader, walker.public(_LABEL, "/potensi/"))
    walker.press(reader, "Pasar terapung Dusun Hulu: empat jam, lalu sungai sepi lagi")
    assert "pelampung" in walker.see(reader).lower()


def reads_achievements(walker: Walker) -> None:
    """Who says so."""
    reader = walker.come()
    walker.open(reader, walker.public(_LABEL, "/prestasi/"))


def orders_honey(walker: Walker) -> None:
    """From the market of the country to the order that is ready."""
    reader = walker.come()
    walker.open(reader, "http://kim.localhost:8000/lapak/")
    walker.press(reader, "Madu kelulut, botol 100 ml")
    text = walker.see(reader)
    assert "Saya lihat di kim.id" in text
    assert reader.page.locator("a[data-to=whatsapp]").count()


def opens_her_link(walker: Walker) -> None:
    """The editor makes a link, and the seller opens it."""
    rina = walker.people["rina"]
    walker.accounts.append("rina")
    address = link_for(rina, "Bu Salmah")
    walker.read += ["Lapak", "Bu Salmah", "Tautan untuk Bu Salmah"]
    salmah = walker.come()
    salmah.open(address)
    walker.press(salmah, "Ini saya, buka lapak saya")


def looks_at_the_agenda(walker: Walker) -> None:
    """What was moved, and only market days."""
    reader = walker.come()
    walker.open(reader, walker.public(_LABEL, "/agenda/"))
    walker.open(reader, walker.public(_LABEL, "/agenda/jenis/pasar/"))
    text = walker.see(reader)
    assert "Pasar terapung" in text
    assert "Posyandu Melati" not in text


def looks_at_the_screen(walker: Walker) -> None:
    """The television of the village office."""
    reader = walker.come()
    walker.open(reader, walker.public(_LABEL, "/layar/"))


STEPS: Final = (
    reads_a_potential,
    reads_achievements,
    orders_honey,
    opens_her_link,
    looks_at_the_agenda,
    looks_at_the_screen,
)
