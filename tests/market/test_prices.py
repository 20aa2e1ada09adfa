"""Prices, numbers and claims as people type them."""

from datetime import date

import pytest

from kimid.lib.rupiah import RupiahRefused, rupiah
from kimid.market.claims import claim_refusal
from kimid.market.contact_words import contact_refusal
from kimid.market.phones import (
    PhoneRefused,
    masked_phone,
    phone_in_words,
    read_phone,
    takes_messages,
)
from kimid.market.prices import is_old, price_and_unit, read_price


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("15rb", 15_000),
        ("15 ribu", 15_000),
        ("15k", 15_000),
        ("1,5jt", 1_500_000),
        ("1.5 juta", 1_500_000),
        ("2 Juta", 2_000_000),
        ("15.000", 15_000),
        ("15,000", 15_000),
        ("Rp25.000", 25_000),
        ("Rp. 25.000,00", 25_000),
        ("25.000,-", 25_000),
        ("rp 1.250.000 ", 1_250_000),
        ("7500", 7_500),
        ("500 rupiah", 500),
    ],
)
def test_a_price_is_what_people_mean(typed: str, price: int) -> None:
    assert read_price(typed) == price


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0", "lebih dari nol"),
        ("0,00", "lebih dari nol"),
        ("-5.000", "lebih dari nol"),
        ("1e12", "Tulis misalnya 15rb"),
        ("1000000000000", "Periksa nolnya"),
        ("5000jt", "Periksa nolnya"),
        ("lima belas ribu", "Tulis misalnya 15rb"),
        ("15", "tulis 15rb"),
        ("15.00", "Tulis misalnya 15rb"),
        ("2.500rb", "Tulis misalnya 15rb"),
        ("15rb per botol", "Tulis misalnya 15rb"),
    ],
)
def test_what_is_no_price_is_refused_with_what_to_write(typed: str, words: str) -> None:
    with pytest.raises(RupiahRefused, match=words):
        read_price(typed)


def test_a_price_is_old_after_sixty_days() -> None:
    assert not is_old(date(2026, 9, 28), date(2026, 11, 27))
    assert is_old(date(2026, 9, 27), date(2026, 11, 27))
    assert rupiah(1_250_000) == "Rp1.250.000"


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("0812-5550-123", "628125550123"),
        ("+62 812 5550 123", "628125550123"),
        ("62 (0)8125550123".replace("(0)", ""), "628125550123"),
        ("+62 0812 5550123", "628125550123"),
        ("8125550123", "628125550123"),
        ("+60 12-345 6789", "60123456789"),
        ("0060123456789", "60123456789"),
        ("(0561) 734567", "62561734567"),
    ],
)
def test_a_number_is_dialled_from_anywhere(typed: str, phone: str) -> None:
    assert read_phone(typed) == phone


@pytest.mark.parametrize("typed", ["", "bu salmah", "12345678", "0812", "0812555", "+1", "9" * 20])
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(PhoneRefused, match="0812-5550-123"):
        read_phone(typed)


def test_only_a_landline_has_no_whatsapp() -> None:
    assert [takes_messages(each) for each in ("628125550123", "60123456789")] == [True, True]
    assert [takes_messages(each) for each in ("62561734567", "")] == [False, False]
    assert phone_in_words("628125550123") == "0812-5550-123"
    assert masked_phone("628125550123") == "0812-5550-•••"
    assert phone_in_words("60123456789") == "+60123456789"


@pytest.mark.parametrize(
    "text",
    [
        "Halal bihalal di balai desa",
        "Paket halal bi halal",
        "Tidak halal: mengandung babi",
        "Mengandung babi",
        "nonhalal",
        "Ditanam tanpa obat kimia",
        "Asam dulu, lalu manis",
        "Kuat untuk mengangkut hasil kebun",
        "Kopi kuat, harga diturunkan pekan ini",
        "Sambal ulek, buah alami",
        "Bersertifikat halal ID61110001234560223",
    ],
)
def test_words_that_claim_nothing_may_stand(text: str) -> None:
    assert claim_refusal(text) == ""


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Dijamin HALAL", "halal"),
        ("ha\u200blal dan enak", "halal"),
        ("Tidak halal? Ini halal", "halal"),
        ("Menyembuhkan batuk", "menyembuhkan"),
        ("obat batuk", "obat"),
        ("Khasiat obat", "khasiat"),
        ("Mengobati maag", "mengobati"),
        ("madu berkhasiat", "berkhasiat"),
        ("H.A.L.A.L 100%", "halal"),
        ("pasti h4lal", "halal"),
        ("Bisa sembuhkan diabetes", "sembuhkan"),
        ("Cepat sembuh", "sembuh"),
        ("Jamu kuat pria", "jamu kuat"),
        ("Membantu menurunkan kadar gula darah", "menurunkan kadar gula darah"),
        ("Cegah stunting", "cegah stunting"),
    ],
)
def test_a_claim_is_refused_and_explained(text: str, claim: str) -> None:
    assert claim in claim_refusal("Madu kelulut", text)


@pytest.mark.parametrize(
    "text",
    [
        "WA 0812 9999 8888",
        "hubungi +62-812.9999.8888 saja",
        "Bayar ke rekening BRI 1234-5678-90",
        "transfer dulu ke 12345678",
    ],
)
def test_a_number_in_the_words_of_a_good_is_refused(text: str) -> None:
    assert "tombol Pesan" in contact_refusal("Madu kelulut", text)


@pytest.mark.parametrize(
    "text",
    [
        "NIB 0812345678901",
        "P-IRT 2056112010001-26",
        "Halal ID61110001234560223",
        "Rp25.000 sampai Rp2.800.000",
        "Sejak 1998, dari 18 stup",
    ],
)
def test_numbers_that_nobody_calls_may_stand(text: str) -> None:
    assert contact_refusal(text) == ""


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("25rb/kg", ("25rb", "kg")),
        ("15.000 per botol 100 ml", ("15.000", "botol 100 ml")),
        ("Rp25.000", ("rp25.000", "")),
        ("25/30", ("25/30", "")),
    ],
)
def test_what_is_said_at_once_is_a_price_and_its_unit(typed: str, parts: tuple[str, str]) -> None:
    assert price_and_unit(typed) == parts
