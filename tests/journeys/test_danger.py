"""A member who sees danger, with and without signal."""

from playwright.sync_api import expect

from tests.journeys import pocket
from tests.journeys.conftest import Come


def test_a_call_without_signal_waits_and_the_page_calls_and_writes_all_the_same(
    come: Come,
) -> None:
    siti, hasan = come(), come()
    pocket.with_app(siti, "siti")
    address = f"{siti.house.ruang}/s/{pocket.LABEL}/bahaya/"
    pocket.signal(siti, there=False)
    siti.page.goto(address)
    assert "Ada nyawa terancam? Telepon dulu." in siti.page.locator("main").inner_text()
    assert siti.page.locator("a[href^='tel:']").count() > 1
    siti.write("Apa yang terjadi", "Tanggul jebol di RT 02")

    siti.page.get_by_role("button", name="Beri tahu semua redaktur").click()

    expect(siti.page.locator("[data-call-state]")).to_contain_text("Menunggu sinyal sejak")
    siti.page.reload()
    expect(siti.page.locator("[data-call-state]")).to_contain_text("Menunggu sinyal sejak")
    siti.troubles.clear()
    siti.look("menunggu")
    pocket.signal(siti, there=True)
    expect(siti.page.locator(".thread")).to_contain_text("Tanggul jebol di RT 02")
    hasan.sign_in("hasan")
    hasan.open(f"{hasan.house.ruang}/s/{pocket.LABEL}/")
    assert hasan.page.locator("main").inner_text().count("Tanggul jebol di RT 02") == 1
    hasan.press("Buka dan jawab")
    expect(hasan.page.locator("[data-opened]")).to_be_hidden()
    siti.page.reload()
    expect(siti.page.locator(".thread")).to_contain_text("Dibuka Hasan Basri")
    siti.troubles.clear()
