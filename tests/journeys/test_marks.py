"""What the sheet says of itself is true: nothing is clear or kept before it is typed, no mark stays
on what was filled.
"""

from typing import Final

from playwright.sync_api import expect

from tests.journeys.conftest import Come

LEAD: Final = (
    "Air surut di Dusun Sukun pada Senin pagi. Warga membersihkan parit. Anak sekolah masuk lagi."
)


def test_a_mark_goes_when_the_field_is_filled_and_an_empty_sheet_claims_nothing(come: Come) -> None:
    siti = come()
    siti.sign_in("siti")
    siti.open(f"{siti.house.ruang}/s/teluk-kapuas/tulis/")
    advice = siti.page.locator("[data-advice] summary")
    expect(advice).to_have_text("Sebelum dikirim")

    siti.press("Kirim ke kelompok")
    expect(siti.page.locator("#periksa-isian li")).not_to_have_count(0)
    marked = siti.page.locator(".field[data-tone=bad]")
    before = marked.count()
    expect(siti.page.locator("[data-saved]")).to_have_text("")
    siti.look("01-kosong")

    siti.write("Judul", "Air surut")
    siti.write("Inti, tiga kalimat", LEAD)

    expect(marked).to_have_count(before - 2)
    expect(
        siti.page.locator("#periksa-isian a[href='#id_title'], #periksa-isian a[href='#id_lead']")
    ).to_have_count(0)
    expect(advice).to_contain_text("Sebelum dikirim: sudah jelas")
    siti.look("02-terisi")
