"""The outbox: what waits on this phone and nothing else. Old sheets without a word may go."""

from typing import Final

from playwright.sync_api import expect

from kimid.ui.scripts import script_digest
from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor

# Sheets as a page leaves them on the phone.
_LEAVE: Final = """async ([address, sheets]) => {
  const { put } = await import(address);
  const { person, site } = document.documentElement.dataset;
  const blank = [["kind", "news"], ["source_kind", "seen"], ["title", ""], ["lead", ""]];
  for (const [draft, days, fields, photos] of sheets)
    await put("sheets", {
      key: `${person}/${site}/${draft}`, person, site, draft, photos, title: "", state: "writing",
      fields: [...blank, ...fields], at: Date.now() - days * 86_400_000, page: `/s/${site}/tulis/`,
    });
}"""
type _Sheet = tuple[str, int, list[list[str]], list[str]]  # number, days ago, fields, photos
_SHEETS: Final[tuple[_Sheet, ...]] = (
    ("kosong2345", 40, [], []),
    ("kosong6789", 2, [], []),
    ("hariini234", 0, [], []),
    ("satuhuruf2", 40, [["venue", "B"]], []),
    ("satufoto23", 40, [], ["ab12cd34ef56gh78"]),
)


def _outbox(of: Visitor) -> None:
    of.open(f"{of.house.ruang}/s/{pocket.LABEL}/kotak-keluar/")


def _left(of: Visitor) -> list[str]:
    return sorted(str(key).rpartition("/")[2] for key in pocket.rows(of)["sheets"])


def test_old_sheets_without_a_letter_or_a_photo_are_tidied_and_no_others(come: Come) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    _outbox(dedi)
    store = f"/skrip/store.{script_digest('store')}.js"
    dedi.page.evaluate(_LEAVE, [store, _SHEETS])
    _outbox(dedi)
    fold = dedi.page.locator("[data-part=blank]")
    expect(fold.locator("summary")).to_have_text("2 konsep lama, kosong semua")
    expect(dedi.page.locator("[data-part=writing] summary")).to_contain_text("2 tulisan di HP")
    expect(dedi.page.locator("[data-nothing]")).to_be_visible()
    dedi.unfold("2 konsep lama")
    expect(fold.locator("a.item")).to_have_count(2)
    expect(fold.locator("a.item").first).to_be_hidden()

    fold.get_by_role("button", name="Lihat dulu").click()
    expect(fold.locator("a.item").first).to_be_visible()
    dedi.look("lihat-dulu")
    fold.get_by_role("button", name="Rapikan semua").click()

    expect(fold).to_be_hidden()
    assert _left(dedi) == ["hariini234", "satufoto23", "satuhuruf2"]
    assert "Semua sudah terkirim." in dedi.look("rapi")


def test_home_says_what_waits_and_by_itself_that_it_has_gone(come: Come) -> None:
    dedi = come()
    title = "Parit di Sukun dibersihkan"
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)
    pocket.write(dedi, title)
    pocket.send(dedi)
    pocket.sees(dedi, "Menunggu sinyal")
    dedi.page.goto(f"{dedi.house.ruang}/s/{pocket.LABEL}/")
    row = dedi.page.locator("[data-home-outbox]")
    expect(row).to_contain_text(title)
    expect(row).to_contain_text("Menunggu sinyal, terkirim sendiri")
    dedi.troubles.clear()

    pocket.signal(dedi, there=True)

    expect(row).to_contain_text("Terkirim pukul")
    dedi.look("beranda-terkirim")
    dedi.after(row.get_by_role("link").click)
    assert title in dedi.page.locator("main").inner_text()


def test_a_sheet_that_was_written_in_meanwhile_is_not_tidied(come: Come) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    _outbox(dedi)
    store = f"/skrip/store.{script_digest('store')}.js"
    dedi.page.evaluate(_LEAVE, [store, _SHEETS[:2]])
    _outbox(dedi)
    dedi.unfold("2 konsep lama")
    written: _Sheet = ("kosong2345", 0, [["title", "A"]], [])
    dedi.page.evaluate(_LEAVE, [store, [written]])

    dedi.page.get_by_role("button", name="Rapikan semua").click()

    expect(dedi.page.locator("[data-part=writing] summary")).to_contain_text("1 tulisan di HP")
    assert _left(dedi) == ["kosong2345"]
