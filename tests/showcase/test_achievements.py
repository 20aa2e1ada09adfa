"""What a village achieved, from the first word to its readers and back."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media.actions import StoredRenditions
from kimid.newsroom.actions import retouching
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.showcase import reactions
from kimid.showcase.actions import achievements as actions
from kimid.showcase.flow import AchievementState
from kimid.showcase.models import Achievement
from kimid.sites.guard import on_site
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.showcase import achieving
from tests.showcase.test_potentials import LEVELS

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

NEW: Final = "/s/kim-satu/prestasi/baru/"
FORM: Final[dict[str, Any]] = {
    "title": "Pasar perahu kami juara dua",
    "who": "Pedagang perahu",
    "level": "provinsi",
    "year": "2024",
    "organiser": "Disperindag Kalimantan Barat",
    "won": "Juara 2",
    "story": "Bukan yang terbesar.",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _scan() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (900, 1200), "teal").save(out, "JPEG")
    return SimpleUploadedFile("piagam.jpg", out.getvalue(), "image/jpeg")


def _text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def test_it_stands_on_six_levels_with_its_level_its_year_and_its_mark(
    kim: Kim, reader: Readers
) -> None:
    achievement = achieving.verified(kim, at=timezone.now())
    other = achieving.shown(
        kim, data=achieving.achievement_data(title="Gasing", level="kecamatan", year=2019)
    )
    for label in LEVELS:
        site = reader(label)
        plain = _text(site, "/prestasi/")
        assert plain.index("Pasar perahu") < plain.index("Gasing"), label
        assert "Terverifikasi oleh Kabupaten Kubu Raya" in plain, label
        assert "Menunggu dipastikan orang luar" in plain, label
        for path, has_other in (
            ("/prestasi/tingkat/provinsi/", False),
            ("/prestasi/tanda/terverifikasi/", False),
            ("/prestasi/tingkat/kecamatan/tahun/2019/", True),
            ("/prestasi/tanda/menunggu/", True),
        ):
            words = _text(site, path)
            assert ("Gasing" in words) is has_other, (label, path)
            assert ("Pasar perahu" in words) is not has_other, (label, path)
        assert achievement.path in _text(site, "/cari/?q=perahu"), label
        assert "Pasar perahu" in _text(site, "/prestasi/rss.xml"), label
        assert 'href="/prestasi/"' in _text(site, "/"), label
        assert site.get("/prestasi/tingkat/galaksi/").status_code == 404
    assert other.path == "/prestasi/gasing/"


def test_the_first_sentence_of_a_group_counts_both(kim: Kim, reader: Readers) -> None:
    achieving.verified(kim)
    achieving.shown(kim)
    achieving.shown(kim)

    words = _text(reader("kim-satu"), "/prestasi/")

    assert "Tiga kali kami dibanggakan" in words
    assert "Satu sudah dipastikan orang di luar KIM. Dua masih menunggu." in words


def test_its_page_says_who_wrote_it_and_that_nobody_confirmed_it(kim: Kim, reader: Readers) -> None:
    page = _text(reader("kim-satu"), achieving.shown(kim).path)

    assert "Menunggu dipastikan orang luar" in page
    assert "Ditulis KIM Uji" in page
    assert "Piagam nomor 500.3/1187/2024" in page
    assert "tingkat provinsi" in page
    assert '<p class="standfirst">Bukan yang terbesar, kata juri.</p>' in page
    assert '"@type":"Article"' in page


def test_a_member_writes_and_an_editor_shows_it(kim: Kim, ruang: Door, reader: Readers) -> None:
    member = ruang(build.member(kim))
    address = member.post(NEW, FORM).headers["Location"]
    assert "Konsep" in _text(member, address)
    assert member.post(address, {"langkah": "tampilkan"}).status_code == 404
    assert "Pasar perahu" not in _text(reader("kim-satu"), "/prestasi/")
    editor = ruang(build.member(kim, Role.EDITOR))
    assert "Prestasi menunggu ditampilkan" in _text(editor, "/s/kim-satu/")

    assert editor.post(address, {"langkah": "tampilkan"}).status_code == 302

    assert "Pasar perahu" in _text(reader(""), "/prestasi/")
    assert "Pasar perahu" in _text(member, "/s/kim-satu/prestasi/")
    assert member.get(f"{address}ubah/").status_code == 404
    changed = FORM | {"title": "Pasar perahu juara satu"}
    assert editor.post(f"{address}ubah/", changed).status_code == 302
    assert "juara satu" in _text(reader(""), "/prestasi/")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Tulis dulu prestasinya"),
        ({"who": ""}, "Tulis siapa yang meraihnya"),
        ({"level": ""}, "Pilih dulu"),
        ({"level": "galaksi"}, "Pilih dulu: tingkat desa"),
        ({"organiser": ""}, "Tulis siapa yang mengadakan"),
        ({"year": "1944"}, "Paling lama tahun 1945"),
        ({"year": "2150"}, "belum tiba"),
        ({"year": "dua ribu"}, "Tahunnya belum terbaca"),
        ({"proof_link": "bukan alamat"}, "Alamatnya belum terbaca"),
        ({"proof_link": "javascript:alert(1)"}, "Alamatnya belum terbaca"),
        ({"proof_link": "https://hadiah-kilat.xyz/"}, "belum dilihat orang kedua"),
        ({"story": "Slot gacor maxwin, daftar sekarang."}, "biasa dipakai iklan judi"),
    ],
)
def test_what_cannot_be_comes_back_with_an_answer_and_all_that_was_typed(
    kim: Kim, ruang: Door, changes: dict[str, Any], words: str
) -> None:
    answer = ruang(build.member(kim)).post(NEW, FORM | changes)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    kept = {"won": "Juara 2"} | {name: str(value) for name, value in changes.items()}
    assert all(value in answer.content.decode() for value in kept.values() if value != "galaksi")
    with on_site(kim.site):
        assert not Achievement.objects.exists()


def test_the_address_of_an_office_is_a_link_at_once(kim: Kim, ruang: Door, reader: Readers) -> None:
    data = achieving.achievement_data(proof_link="https://kalbarprov.go.id/juara")

    page = _text(reader("kim-satu"), achieving.shown(kim, data=data).path)

    assert 'href="https://kalbarprov.go.id/juara" rel="nofollow noopener noreferrer"' in page


def test_two_presses_make_one(kim: Kim, ruang: Door) -> None:
    writer = ruang(build.member(kim))
    twice = [writer.post(NEW, FORM | {"number": "k7mp3x"}) for _ in range(2)]

    assert twice[0].headers["Location"] == twice[1].headers["Location"]
    with on_site(kim.site):
        assert Achievement.objects.count() == 1


def test_two_of_one_title_have_two_addresses(kim: Kim) -> None:
    first, second = (achieving.shown(kim).path for _ in range(2))

    assert second == first.removesuffix("/") + "-2/"


def test_papers_are_for_the_group_and_never_for_readers(
    kim: Kim, ruang: Door, reader: Readers
) -> None:
    achievement = achieving.shown(kim)
    member = ruang(build.member(kim))
    page = f"/s/kim-satu/prestasi/{achievement.public_id}/"
    assert member.post(f"{page}bukti/", {"bukti": _scan()}).status_code == 302
    broken = SimpleUploadedFile("piagam.jpg", b"bukan gambar", "image/jpeg")
    refused = member.post(f"{page}bukti/", {"bukti": broken})
    assert refused.status_code == 422
    assert "Potret dokumennya" in refused.content.decode()
    assert "Belum ada berkas" in _text(member, member.post(f"{page}bukti/").headers["Location"])

    with on_site(kim.site):
        [paper] = achievement.papers.all()
    assert member.get(f"{page}bukti/{paper.name}.webp").headers["Content-Type"] == "image/webp"
    words = _text(reader("kim-satu"), achievement.path)
    assert "1 halaman, dilihat kantor dan yang memastikan" in words
    assert paper.name not in words

    editor = ruang(build.member(kim, Role.EDITOR))
    assert member.post(f"{page}bukti/{paper.name}/buang/").status_code == 404
    assert editor.post(f"{page}bukti/{paper.name}/buang/").status_code == 302
    with on_site(kim.site):
        assert not achievement.papers.exists()


def test_no_more_papers_than_somebody_looks_at(kim: Kim, ruang: Door) -> None:
    achievement = achieving.draft(kim)
    member = ruang(build.member(kim))
    page = f"/s/kim-satu/prestasi/{achievement.public_id}/bukti/"
    scans = [_scan() for _ in range(6)]

    answer = member.post(page, {"bukti": scans})

    assert "Paling banyak 5 berkas" in answer.content.decode()
    with on_site(kim.site):
        assert achievement.papers.count() == 5


def test_a_withdrawn_one_answers_410_and_may_come_back(kim: Kim, reader: Readers) -> None:
    editor = build.member(kim, Role.EDITOR)
    achievement = achieving.shown(kim, by=editor)
    with on_site(kim.site):
        actions.withdraw_achievement(achievement, why="Salah tahun.", by=editor, at=build.AT)
        assert "Salah tahun." in _text(reader("kim-satu"), achievement.path, 410)
        assert "Pasar perahu" not in _text(reader(""), "/prestasi/")
        assert achievement.path in _text(reader("kim-satu"), "/ditarik.json")
        with pytest.raises(actions.AchievementRefused):
            actions.withdraw_achievement(achievement, why="Lagi.", by=editor, at=build.AT)
        actions.publish_achievement(achievement, by=editor, at=timezone.now())
    assert achievement.state == AchievementState.PUBLISHED
    assert "Pasar perahu" in _text(reader("kim-satu"), achievement.path)


def test_what_a_stolen_account_showed_waits_for_another_editor(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    thief = build.member(kim, Role.EDITOR)
    achievement = achieving.shown(kim, by=thief, at=timezone.now())
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    assert "kata juri" not in _text(reader("kim-satu"), achievement.path, 410)
    assert "Pasar perahu" not in _text(reader(""), "/prestasi/")

    editor = ruang(build.member(kim, Role.EDITOR))
    page = f"/s/kim-satu/prestasi/{achievement.public_id}/"
    assert "Sudah saya lihat" in _text(editor, page)
    assert editor.post(page, {"langkah": "lihat"}).status_code == 302
    assert "kata juri" in _text(reader("kim-satu"), achievement.path)


def test_it_has_a_card_and_a_photo_made_anew_keeps_its_mark(kim: Kim) -> None:
    photo = build.photo(kim)
    data = achieving.achievement_data([photo.as_picture()])
    achievement = achieving.verified(kim, data=data)
    assert Item.objects.get(pk=achievement.item_id or 0).card
    stored = StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000)
    with on_site(kim.site):
        retouching.retouch(photo, stored=stored, by=build.BUILDER, at=timezone.now())
    reactions.replace_retouched_photo.call(Event.objects.get(kind="photo.retouched").pk)
    item = Item.objects.get(pk=achievement.item_id or 0)
    assert item.picture is not None
    assert (item.picture["name"], item.data["mark"]) == ("2" * 16, "terverifikasi")


def test_a_list_costs_the_same_with_three_as_with_one_on_every_level(
    kim: Kim, reader: Readers, django_assert_max_num_queries: Any
) -> None:
    costs: dict[str, list[int]] = {label: [] for label in LEVELS}
    for _round in range(2):
        achieving.verified(kim)
        for label in LEVELS:
            with django_assert_max_num_queries(7) as asked:
                reader(label).get("/prestasi/tingkat/provinsi/")
            costs[label].append(len(asked))
        achieving.shown(kim)

    assert {label for label, (one, three) in costs.items() if one != three} == set()
