"""Whether a headline repeats a claim, denies it or leaves it open."""

import pytest

from kimid.lib.assertions import Stance, stance

FISH = "Jangan beli ikan asin Kuala Karang, semua pakai formalin!"
WATER = "Mulai Jumat air PDAM mati dua hari di seluruh kota."
AID = "BLT dihapus mulai Januari"
FORGED = "Kades pakai ijazah palsu"
VACCINE = "Vaksin tidak aman untuk anak"
LATE = "Bantuan belum cair"


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        (FISH, "Ikan asin Kuala Karang memakai formalin"),
        (WATER, "Air PDAM mati dua hari mulai Jumat"),
        (WATER, "Air PDAM mati dua hari mulai Jumat, bukan hoaks"),
        (AID, "Cek fakta: BLT dihapus mulai Januari"),
        (AID, "Kabar “BLT dihapus mulai Januari” itu benar"),
        (AID, "BLT dihapus"),
        (FORGED, FORGED),
        (VACCINE, VACCINE),
        (LATE, LATE),
    ],
)
def test_a_headline_repeats_the_claim(claim: str, headline: str) -> None:
    assert stance(headline, claim) is Stance.REPEATS


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        (FISH, "Ikan asin Kuala Karang tidak memakai formalin"),
        (AID, "Tidak benar BLT dihapus mulai Januari"),
        (AID, "Kabar “BLT dihapus mulai Januari” itu salah"),
        (WATER, "Hoaks: air PDAM mati dua hari mulai Jumat"),
        (FORGED, "Hoaks: kades pakai ijazah palsu"),
        (FORGED, "Kades tidak pakai ijazah palsu"),
        (VACCINE, "Vaksin aman untuk anak"),
        (VACCINE, "Tidak benar vaksin tidak aman untuk anak"),
        (LATE, "Bantuan sudah cair"),
    ],
)
def test_a_headline_denies_the_claim(claim: str, headline: str) -> None:
    assert stance(headline, claim) is Stance.DENIES


@pytest.mark.parametrize(
    ("claim", "headline", "expected"),
    [
        (WATER, "Air PDAM mati dua hari: belum ada pengumuman resmi", Stance.ELSEWHERE),
        (WATER, "Air PDAM mati dua hari mulai Jumat belum terbukti", Stance.LEAVES_OPEN),
        (AID, "Benarkah BLT dihapus mulai Januari?", Stance.LEAVES_OPEN),
        (AID, "BLT tetap cair mulai Januari", Stance.ELSEWHERE),
        ("Air sumur di RT 02 beracun, jangan diminum", "Air sumur RT 02 aman", Stance.ELSEWHERE),
        (AID, "", Stance.ELSEWHERE),
        ("", "BLT dihapus", Stance.ELSEWHERE),
        ("Hoaks!", "Hoaks!", Stance.ELSEWHERE),
    ],
)
def test_a_headline_may_leave_it_open_or_be_about_something_else(
    claim: str, headline: str, expected: Stance
) -> None:
    assert stance(headline, claim) is expected
