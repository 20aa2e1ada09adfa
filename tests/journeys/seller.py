"""A seller without an account: the group makes her link, her phone takes it, and she writes."""

from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.journeys import pocket
from tests.journeys.visitor import Visitor

_LAPAK = f"/s/{pocket.LABEL}/lapak/"


def link_for(editor: Visitor, seller: str) -> str:
    """A new link of this seller, as the group copies it."""
    editor.open(f"{editor.house.ruang}{_LAPAK}")
    row = editor.page.locator("a.item[href*='/penjual/']", has_text=seller)
    editor.after(row.first.click)
    editor.press(f"Tautan untuk {seller}")
    if editor.page.get_by_role("button", name="Buat tautan baru").count():
        editor.press("Buat tautan baru")
    else:
        editor.press("Buat tautan untuk")
    editor.look("tautan")
    return editor.page.locator("#alamat").input_value()


def take_link(seller: Visitor, address: str) -> None:
    """The link is of this phone from now on; the seller comes to the form for a new good."""
    seller.open(address)
    assert "ini lapak Anda" in seller.look("pintu")
    seller.press("Ini saya, buka lapak saya")
    seller.look("lapak")
    seller.press("Jual barang baru")


def write_good(seller: Visitor, name: str, photos: list[Path] | list[FilePayload]) -> None:
    """Choose photos and fill in the form for a good; all of it is on the phone then."""
    seller.page.locator("[name=foto]").set_input_files(photos)
    seller.write("Barang apa ini?", name)
    seller.write("Harganya", "15rb")
    seller.write("Untuk satu apa?", "bungkus")
    expect(seller.page.locator("[data-saved]")).to_contain_text("Tersimpan di HP")
    named = seller.page.locator("[data-photo-list] [name=photos]:not([value='']):enabled")
    expect(named).to_have_count(len(photos))


def show_good(editor: Visitor, name: str) -> None:
    """The group shows a good that was sent: its editor finds it at home and approves it."""
    editor.open(f"{editor.house.ruang}/s/{pocket.LABEL}/")
    editor.press(name)
    editor.look("kiriman")
    editor.page.get_by_label("Jenisnya").select_option("makanan")
    editor.press("Setuju, tampilkan")
