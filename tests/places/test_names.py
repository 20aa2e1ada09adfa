"""How regions and their heads are called on screens."""

import pytest

from kimid.places.models import Region


@pytest.mark.parametrize(
    ("code", "short", "full"),
    [
        ("00", "Indonesia", "Indonesia"),
        ("61", "Kalimantan Barat", "Provinsi Kalimantan Barat"),
        ("31", "DKI Jakarta", "Provinsi Daerah Khusus Ibukota Jakarta"),
        ("3101", "Kepulauan Seribu", "Kabupaten Administrasi Kepulauan Seribu"),
        ("6112", "Kubu Raya", "Kabupaten Kubu Raya"),
        ("6171", "Pontianak", "Kota Pontianak"),
        ("611201", "Sungai Raya", "Kecamatan Sungai Raya"),
        ("930101", "Merauke", "Distrik Merauke"),
        ("6112012012", "Teluk Kapuas", "Desa Teluk Kapuas"),
        ("1102042001", "Kota Kutacane", "Kute Kota Kutacane"),
        ("1116042019", "Kampung Baru", "Kampung Baru"),  # not "Kampung Kampung Baru"
        ("9103013007", "Yoboi", "Desa Adat Yoboi"),
    ],
)
def test_a_region_is_named_short_and_in_full(
    country: dict[str, Region], code: str, short: str, full: str
) -> None:
    assert (country[code].short_name, country[code].full_name) == (short, full)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("00", "presiden"),
        ("61", "gubernur"),
        ("6112", "bupati"),
        ("6171", "wali kota"),
        ("611201", "camat"),
        ("930101", "kepala distrik"),
        ("340401", "panewu"),
        ("347101", "mantri pamong praja"),
        ("6112012012", "kepala desa"),
        ("6171011002", "lurah"),
        ("3404012001", "lurah"),
        ("1171012002", "keuchik"),
        ("1104012003", "reje"),
        ("1304012001", "wali nagari"),
        ("1804052001", "peratin"),
        ("6407062001", "petinggi"),
        ("9301012001", "kepala kampung"),
        ("9103013007", "kepala desa adat"),
    ],
)
def test_the_head_of_a_region_has_the_title_of_the_place(
    country: dict[str, Region], code: str, title: str
) -> None:
    assert country[code].head_title == title


def test_no_kelurahan_is_headed_by_a_kepala_desa(country: dict[str, Region]) -> None:
    assert {region.head_title for region in country.values() if region.kind == "kelurahan"} == {
        "lurah"
    }


def test_a_region_shows_its_code_with_dots_and_stands_in_itself(country: dict[str, Region]) -> None:
    village = country["6112012012"]
    assert str(village) == "61.12.01.2012 Teluk Kapuas"
    assert (village.scope().site_id, village.scope().region_code) == (None, "6112012012")
