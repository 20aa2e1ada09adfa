"""Claims that were checked before are found again: thirty pairs that people call the same, or not."""

import pytest

from kimid.wire.claims import ENOUGH, likeness

_SAME = [
    ("Air sumur RT 02 beracun, jangan diminum", "Jangan minum air sumur di RT 02 karena beracun"),
    ("Bansos 600 ribu cair lewat tautan ini, daftar sekarang", "Daftar di tautan ini, bansos Rp600 ribu segera cair"),
    ("Vaksin campak membuat anak lumpuh", "Anak jadi lumpuh sesudah divaksin campak"),
    ("Makan durian dengan kopi bisa mati mendadak", "Mati mendadak karena makan durian lalu minum kopi"),
    ("Besok gempa besar mengguncang Pontianak", "Gempa besar akan guncang Pontianak besok malam"),
    ("Penculik anak berkeliling naik mobil putih di Sungai Raya", "Mobil putih penculik anak berkeliaran di Sungai Raya"),
    ("Uang kertas lama tidak berlaku mulai Januari", "Mulai Januari uang kertas yang lama tidak berlaku lagi"),
    ("Telur palsu dari plastik dijual di pasar Flamboyan", "Ada telur plastik palsu di pasar Flamboyan"),
    ("Kartu KIS dinonaktifkan kalau tidak lapor RT", "Lapor RT, kalau tidak kartu KIS dinonaktifkan"),
    ("Minyak goreng curah dicampur oli bekas", "Oli bekas dicampurkan ke minyak goreng curah"),
    ("Pembagian pupuk gratis di balai desa hari Senin", "Senin ada pupuk gratis dibagikan di balai desa"),
    ("Jembatan Kapuas ditutup sebulan karena retak", "Retak, jembatan Kapuas ditutup selama sebulan"),
    ("Wabah rabies membunuh tiga warga Batu Ampar", "Tiga warga Batu Ampar meninggal terbunuh wabah rabies"),
    ("Listrik padam tiga hari di seluruh Kalimantan Barat", "Seluruh Kalimantan Barat listriknya padam selama tiga hari"),
    ("Pajak motor dihapus pemerintah tahun depan", "Tahun depan pemerintah menghapus pajak motor"),
]
_OTHER = [
    ("Air sumur RT 02 beracun, jangan diminum", "Sumur bor RT 05 selesai digali warga"),
    ("Bansos 600 ribu cair lewat tautan ini", "Bansos beras dibagi di kantor camat hari Rabu"),
    ("Vaksin campak membuat anak lumpuh", "Vaksin anjing keliling datang ke dusun bulan depan"),
    ("Makan durian dengan kopi bisa mati mendadak", "Harga durian naik di pasar kota"),
    ("Besok gempa besar mengguncang Pontianak", "Besok lomba sampan besar di muara"),
    ("Penculik anak naik mobil putih di Sungai Raya", "Mobil putih terguling di jalan Sungai Raya"),
    ("Uang kertas lama tidak berlaku mulai Januari", "Bank keliling menukar uang lusuh tiap Kamis"),
    ("Telur palsu dari plastik dijual di pasar", "Harga telur ayam di pasar turun seribu"),
    ("Kartu KIS dinonaktifkan kalau tidak lapor RT", "Kartu keluarga baru dicetak di kantor desa"),
    ("Minyak goreng curah dicampur oli bekas", "Minyak jelantah ditukar sembako di bank sampah"),
    ("Pembagian pupuk gratis di balai desa hari Senin", "Posyandu di balai desa pindah ke hari Selasa"),
    ("Jembatan Kapuas ditutup sebulan karena retak", "Jembatan papan dusun diperbaiki warga"),
    ("Wabah rabies membunuh tiga warga Batu Ampar", "Tiga warga Batu Ampar berangkat haji"),
    ("Listrik padam tiga hari di seluruh Kalimantan Barat", "Tiga hari hujan di Kalimantan Barat, sungai meluap"),
    ("Pajak motor dihapus pemerintah tahun depan", "Balap motor liar dibubarkan polisi tadi malam"),
]


@pytest.mark.parametrize(("one", "other"), _SAME)
def test_the_same_claim_in_other_words_is_found(one: str, other: str) -> None:
    assert likeness(one, other) >= ENOUGH


@pytest.mark.parametrize(("one", "other"), _OTHER)
def test_another_matter_with_some_of_the_words_is_not(one: str, other: str) -> None:
    assert likeness(one, other) < ENOUGH
