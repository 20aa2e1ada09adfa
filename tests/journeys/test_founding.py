"""A KIM is founded: a phone in a village, the head of the village by link, and the office of the regency beside the paper."""

from pathlib import Path

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.founding import (
    answers,
    asks_back,
    begins,
    confirms,
    link_for_the_head,
    names_it,
    names_its_people,
    sends_its_papers,
    verifies,
)
from tests.journeys.house import House


def test_a_kim_is_founded_on_a_phone_asked_back_verified_and_open(come: Come, house: House, papers: dict[str, Path]) -> None:
    founder, officer = come(), come(size=LAPTOP)
    begins(founder, house)
    names_it(founder, "KIM Limbung Maju")
    names_its_people(founder)
    status = sends_its_papers(founder, papers)
    asks_back(officer, "KIM Limbung Maju")
    answers(founder, status)
    officer.press("Kembali", within="header")
    officer.press("KIM Limbung Maju")
    confirms(come(), link_for_the_head(officer))
    verifies(officer)
    founder.open(status)
    assert "sudah sah" in founder.look("sah-pendiri")
    founder.press("Lihat lembar bukti")
    proof = founder.look("bukti")
    assert "141/21/KPTS/2026" in proof
    assert "Endang Pertiwi" in proof
    assert "KIM Limbung Maju" in house.get(house.public("limbung-maju"))[1]
    founder.open(status)
    founder.press("Masuk sebagai ketua")
    founder.write("Kata sandi", "sungai-nipah-pagi")
    founder.press("Buat akun dan bergabung")
    assert "KIM Limbung Maju" in founder.look("ruang-baru")
