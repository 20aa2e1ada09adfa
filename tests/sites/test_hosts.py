"""Which host is answered by whom; every other one gets 421 and learns nothing."""

from typing import Final

import pytest
from django.test import Client

from kimid.sites.hosts import Host, HostKind, public_url, read_host, ruang_url
from kimid.sites.models import Site
from tests import build

OURS: Final = {
    "kim.localhost": Host(HostKind.PUBLIC),
    "KIM.Localhost": Host(HostKind.PUBLIC),
    "kim.localhost:8000": Host(HostKind.PUBLIC),
    "kim.localhost.": Host(HostKind.PUBLIC),
    "kim.localhost.:80": Host(HostKind.PUBLIC),
    "suka-maju.kim.localhost": Host(HostKind.PUBLIC, "suka-maju"),
    "Suka-Maju.KIM.localhost:443": Host(HostKind.PUBLIC, "suka-maju"),
    "ruang.localhost": Host(HostKind.RUANG),
    "media.localhost": Host(HostKind.MEDIA),
    "ruang.kim.localhost": Host(HostKind.PUBLIC, "ruang"),
}
NOT_OURS: Final = [
    "",
    " ",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "kim.localhost.evil.example",
    "evil.example",
    "evilkim.localhost",
    "a.b.kim.localhost",
    ".kim.localhost",
    "-.kim.localhost",
    "suka_maju.kim.localhost",
    "suka maju.kim.localhost",
    "suka-maju.kim.localhost:",
    "suka-maju.kim.localhost:http",
    "suka-maju.kim.localhost:123456",
    "suka-maju.kim.localhost..",
    "suka-maju..kim.localhost",
    "user@kim.localhost",
    "http://kim.localhost",
    "kim.localhost/path",
    "kim.localhost, evil.example",
    "kim.localhost\x00",
    "kim.localhost\n",
    "kіm.localhost",  # with a Cyrillic letter
    "sub.ruang.localhost",
]


@pytest.mark.parametrize("raw", OURS)
def test_a_host_of_ours_is_read_in_any_spelling(raw: str) -> None:
    assert read_host(raw) == OURS[raw]


@pytest.mark.parametrize("raw", NOT_OURS)
def test_any_other_host_is_none_of_ours(raw: str) -> None:
    assert read_host(raw) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host",
    [*NOT_OURS, "tidak-ada.kim.localhost", "ruang.kim.localhost", "kab-tidak-ada.kim.localhost"],
)
def test_a_host_without_a_site_is_answered_421_and_no_cookie(host: str) -> None:
    for path in ("/", "/masuk/", "/berita/apa-abc234/"):
        answer = Client(HTTP_HOST=host).get(path)
        assert answer.status_code == 421
        assert not answer.cookies


@pytest.mark.django_db
def test_each_host_gets_its_own_site_and_no_other() -> None:
    a = build.kim(label="kim-satu", name="KIM Satu")
    b = build.kim(label="kim-dua", name="KIM Dua")
    at_home = {
        label: Client(HTTP_HOST=f"{label}.kim.localhost").get("/").content.decode()
        for label in ("kim-satu", "kim-dua")
    }

    assert a.name in at_home["kim-satu"]
    assert b.name not in at_home["kim-satu"]
    assert b.name in at_home["kim-dua"]
    assert a.name not in at_home["kim-dua"]


@pytest.mark.django_db
def test_the_portal_of_a_region_without_any_story_is_shown_and_looking_opens_no_site() -> None:
    build.region()

    answer = Client(HTTP_HOST="teluk-kapuas-6112012012.kim.localhost").get("/")

    assert answer.status_code == 200
    assert "Desa Teluk Kapuas" in answer.content.decode()
    assert not Site.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "label", ["teluk-kapuas-6112012013", "lain-6112012012", "teluk-kapuas-611201", "kota-kubu-raya"]
)
def test_the_label_of_a_portal_must_fit_its_region_wholly(label: str) -> None:
    build.region()

    assert Client(HTTP_HOST=f"{label}.kim.localhost").get("/").status_code == 421


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host",
    [
        "kim.localhost",
        "ruang.localhost",
        "media.localhost",
        "kalimantan-barat.kim.localhost",
        "kim-satu.kim.localhost",
    ],
)
def test_an_address_that_is_not_there_is_404_on_every_host(host: str) -> None:
    build.kim(label="kim-satu")

    answer = Client(HTTP_HOST=host).get("/wp-login.php")

    assert answer.status_code == 404
    assert not answer.cookies


def test_addresses_are_made_from_settings_not_from_requests() -> None:
    assert public_url("suka-maju", "/berita/") == "http://suka-maju.kim.localhost/berita/"
    assert public_url("") == "http://kim.localhost/"
    assert ruang_url("/masuk/") == "http://ruang.localhost/masuk/"
