"""A one-use link lets somebody without an account confirm one story, once. It opens on the
workspace host, which knows who signed in on a browser before.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.models import OneUseLink, hash_token
from kimid.access.one_use_links import LinkHolder, LinkUsed, use_link
from kimid.lib.whatsapp import whatsapp_url
from kimid.newsroom import objection_notices
from kimid.newsroom.actions import confirmations, content, covering, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Story
from tests import build
from tests.conftest import Door
from tests.media.pictures import encoded, scene
from tests.notify.doing import at_the_bell_of, run_again
from tests.together import at_once
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
ANSWER = {"how_known": "Saya ikut bekerja hari itu."}


def phone() -> Client:
    """A phone on which nobody of the group has signed in."""
    return Client(HTTP_HOST="ruang.localhost")


class Asked(NamedTuple):
    """A story that waits for a confirmation, and the address of the link."""

    story: Story
    link: OneUseLink
    path: str


def _ask(*, sensitive: bool = False) -> Asked:
    story = build.story(
        build.kim(label="kim-satu", name="KIM Satu"),
        Stage.DISCUSSED,
        title="Judul rahasia",
        sensitive=sensitive,
    )
    link, token = confirmations.ask_by_link(
        story, holder_name="Bu Aminah", by=build.member(story.site.kim), at=timezone.now()
    )
    return Asked(story, link, f"/pastikan/{token}/")


@pytest.fixture
def asked() -> Asked:
    return _ask()


def test_the_holder_confirms_and_the_story_is_checked(asked: Asked) -> None:
    answer = phone().post(asked.path, ANSWER)

    assert answer.status_code == 200
    [row] = Confirmation.objects.all()
    assert (row.name, row.how_known, row.person, row.link) == (
        "Bu Aminah",
        ANSWER["how_known"],
        None,
        asked.link,
    )
    asked.story.refresh_from_db()
    assert asked.story.stage == Stage.VERIFIED


def test_the_link_is_shown_once_with_words_ready_for_whatsapp(ruang: Door) -> None:
    story = build.story(build.kim(label="kim-satu"), Stage.DISCUSSED)

    form = {"holder_name": "Bu Aminah"}
    page = (
        ruang(build.member(story.site.kim))
        .post(f"/s/kim-satu/berita/{story.public_id}/tautan/", form)
        .content.decode()
    )

    address = page.partition("</textarea>")[0].rpartition(">")[2]
    assert address.startswith("http://ruang.localhost/pastikan/")
    assert f'href="{whatsapp_url(f"Bu Aminah, tolong pastikan kabar ini: {address}")}"' in page


@pytest.mark.parametrize("look", ["get", "head", "options"])
def test_looking_uses_nothing_up(look: str, asked: Asked) -> None:
    before = whole_database()

    for _ in range(3):
        getattr(phone(), look)(asked.path)

    assert whole_database() == before
    assert phone().post(asked.path, ANSWER).status_code == 200


def test_an_empty_answer_is_asked_again_and_uses_nothing_up(asked: Asked) -> None:
    before = whole_database()

    assert phone().post(asked.path, {"how_known": "  "}).status_code == 422

    assert whole_database() == before


def test_a_link_works_once(asked: Asked) -> None:
    phone().post(asked.path, ANSWER)
    before = whole_database()

    assert phone().post(asked.path, ANSWER).status_code == 410
    assert phone().get(asked.path).status_code == 410

    assert whole_database() == before


def test_a_link_that_is_too_old_shows_and_does_nothing(asked: Asked) -> None:
    OneUseLink.objects.update(expires_at=timezone.now())
    before = whole_database()

    looked = phone().get(asked.path)
    sent = phone().post(asked.path, ANSWER)

    assert (looked.status_code, sent.status_code) == (410, 410)
    assert asked.story.lead not in looked.content.decode()
    assert whole_database() == before


def test_a_link_is_good_for_three_days(asked: Asked) -> None:
    end = asked.link.made_at + timedelta(days=3)
    assert asked.link.expires_at == end
    assert asked.link.is_open(end - timedelta(seconds=1))
    assert not asked.link.is_open(end)


@pytest.mark.parametrize("label", ["kim-satu", "kim-dua"])
def test_the_old_address_leads_to_the_workspace_without_a_look_at_the_link(
    label: str, asked: Asked, reader: Reader
) -> None:
    build.kim(label="kim-dua")
    reader(label).get("/")

    unknown = f"/pastikan/{'a' * 32}/"
    for path in (asked.path, unknown, asked.path.replace("pastikan", "catatan")):
        answer = reader(label).get(path)
        assert (answer.status_code, answer["Location"]) == (302, f"http://ruang.localhost{path}")
        assert "no-store" in answer["Cache-Control"]
        assert not answer.cookies
    assert reader(label).get("/pastikan/tidak-ada/").status_code == 404
    assert reader("").get(asked.path).status_code == 404


def test_what_was_typed_at_the_old_address_is_shown_to_be_copied(
    asked: Asked, reader: Reader
) -> None:
    before = whole_database()

    answer = reader("kim-satu").post(asked.path, ANSWER)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert ANSWER["how_known"] in page
    assert f'href="http://ruang.localhost{asked.path}"' in page
    assert whole_database() == before


@pytest.mark.parametrize(
    ("token", "status"), [("x", 404), ("a" * 32, 404), ("../berita", 404), ("%00", 400)]
)
@pytest.mark.usefixtures("asked")
def test_a_guessed_link_does_not_exist(token: str, status: int) -> None:
    assert phone().get(f"/pastikan/{token}/").status_code == status


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_page_is_kept_nowhere_and_its_title_tells_nothing(method: str, asked: Asked) -> None:
    answer = getattr(phone(), method)(asked.path, ANSWER)

    page = answer.content.decode()
    title = page[page.index("<title>") + 7 : page.index("</title>")]
    assert title == "Permintaan dari KIM Satu"
    assert "no-store" in answer["Cache-Control"]
    assert "X-Kimid-Tags" not in answer
    assert 'content="noindex"' in page
    assert set(answer.cookies) <= {"csrftoken"}


def test_only_the_hash_of_the_token_is_kept(asked: Asked) -> None:
    token = asked.path.split("/")[2]

    assert asked.link.token_hash == hash_token(token)
    assert token not in str(whole_database())


def test_an_answer_without_the_token_of_its_form_is_not_taken(asked: Asked) -> None:
    browser = Client(HTTP_HOST="ruang.localhost", enforce_csrf_checks=True)
    browser.get(asked.path)
    before = whole_database()

    assert browser.post(asked.path, ANSWER).status_code == 403

    assert whole_database() == before


@pytest.mark.parametrize("name", ["Dedi Kurniawan", "dedi kurniawan", "  DEDI   KURNIAWAN "])
def test_the_author_is_not_asked_to_confirm_the_own_story(name: str) -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED, author=build.member(kim, name="Dedi Kurniawan"))

    with pytest.raises(content.ActionRefused, match="Penulis tidak bisa"):
        confirmations.ask_by_link(story, holder_name=name, by=build.member(kim), at=timezone.now())

    assert not OneUseLink.objects.exists()


def test_a_link_is_for_one_act_on_one_story(asked: Asked) -> None:
    holder = LinkHolder(asked.link, timezone.now())
    other = build.story(build.kim(), Stage.DISCUSSED)

    assert holder.has_perm("newsroom.confirm", asked.story)
    assert not holder.has_perm("newsroom.publish", asked.story)
    assert not holder.has_perm("newsroom.confirm", other)
    assert not holder.has_perm("newsroom.confirm")
    with pytest.raises(PermissionDenied):
        confirmations.confirm(other, how_known="Saya tahu.", by=holder, at=timezone.now())


def test_a_link_is_open_or_not_at_the_moment_of_the_act(asked: Asked) -> None:
    closes = asked.link.expires_at

    assert LinkHolder(asked.link, closes - timedelta(seconds=1)).has_perm(
        "newsroom.confirm", asked.story
    )
    assert not LinkHolder(asked.link, closes).has_perm("newsroom.confirm", asked.story)


def test_a_link_to_a_story_that_is_published_meanwhile_is_not_used_up(asked: Asked) -> None:
    member = build.member(asked.story.site.kim)
    confirmations.confirm(asked.story, how_known="Saya melihatnya.", by=member, at=timezone.now())
    build.publish(asked.story, at=timezone.now())
    before = whole_database()

    assert phone().post(asked.path, ANSWER).status_code == 410

    assert whole_database() == before


def test_two_links_count_as_two_people() -> None:
    first = _ask(sensitive=True)
    _link, token = confirmations.ask_by_link(
        first.story, holder_name="Pak Atan", by=first.link.made_by, at=timezone.now()
    )
    phone().post(first.path, ANSWER)
    first.story.refresh_from_db()
    assert first.story.stage == Stage.DISCUSSED

    phone().post(f"/pastikan/{token}/", ANSWER)

    first.story.refresh_from_db()
    assert first.story.stage == Stage.VERIFIED
    assert sorted(Confirmation.objects.values_list("name", flat=True)) == ["Bu Aminah", "Pak Atan"]


@pytest.mark.parametrize("name", ["Bu Aminah", " bu  AMINAH "])
def test_two_links_to_one_name_count_as_one_person(name: str) -> None:
    first = _ask(sensitive=True)
    _link, token = confirmations.ask_by_link(
        first.story, holder_name=name, by=first.link.made_by, at=timezone.now()
    )
    phone().post(first.path, ANSWER)
    before = whole_database()

    assert phone().post(f"/pastikan/{token}/", ANSWER).status_code == 410

    assert whole_database() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_hands_on_one_link_only_one_confirms() -> None:
    asked = _ask()

    answers = at_once(*[lambda: phone().post(asked.path, ANSWER).status_code] * 2)

    assert sorted(map(str, answers)) == ["200", "410"]
    assert Confirmation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_spend_a_link_at_once_one_is_told_it_is_spent() -> None:
    asked = _ask()
    now = timezone.now()

    answers = at_once(*[lambda: use_link(asked.link, now)] * 4)

    assert [type(answer) for answer in answers if answer is not None] == [LinkUsed] * 3


def test_the_holder_sees_the_photos_of_the_story_and_no_others(
    asked: Asked,
) -> None:
    kim = asked.story.site.kim
    shown, other = (build.photo(kim, data=encoded(scene())) for _ in range(2))
    Story.objects.filter(pk=asked.story.pk).update(photos=[shown.as_picture()])
    page = phone().get(asked.path).content.decode()
    own = f"{asked.path}foto/{shown.name}/320.webp"
    assert f"{asked.path}foto/{shown.name}/" in page

    answer = phone().get(own)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "private" in answer["Cache-Control"]
    assert phone().get(own.replace(shown.name, other.name)).status_code == 404
    OneUseLink.objects.update(expires_at=timezone.now())
    assert phone().get(own).status_code == 404


def test_the_holder_does_not_see_a_photo_that_is_hidden_from_readers(
    asked: Asked,
) -> None:
    by = asked.story.author
    face, other = (build.photo(asked.story.site.kim, data=encoded(scene())) for _ in range(2))
    said = replace(
        content.content_of(asked.story),
        body="[foto 1]",
        photos=tuple(photo.as_picture() for photo in (face, other)),
    )
    writing.edit(asked.story, content=said, by=by, at=timezone.now())

    covering.cover(face, by=by, at=timezone.now())

    page = phone().get(asked.path).text
    assert (face.name in page, other.name in page) == (False, True)
    own = f"{asked.path}foto/{face.name}/320.webp"
    assert phone().get(own).status_code == 404
    assert phone().get(own.replace(face.name, other.name)).status_code == 200


def test_the_holder_says_what_is_wrong_and_it_stays_on_record(asked: Asked, ruang: Door) -> None:
    words = "Jembatannya di Parit Hulu, bukan Parit Bugis."
    page = phone().post(asked.path, {"keliru": "1", "words": words})
    run_again(objection_notices.tell_of_objection, "story.objected")

    assert page.status_code == 200
    assert "Keberatan Anda tercatat" in page.text
    assert "terbit setelah pemeriksaannya lengkap" not in page.text  # as if nobody had objected
    asked.story.refresh_from_db()
    assert (asked.story.stage, Confirmation.objects.count()) == (Stage.DISCUSSED, 0)
    assert "Bu Aminah menilai ada yang keliru" in at_the_bell_of(asked.story.author)
    shown = ruang(asked.story.author).get(f"/s/kim-satu/berita/{asked.story.public_id}/").text
    assert words in shown
    assert phone().post(asked.path, ANSWER).status_code == 410  # the link is used


def test_an_objection_needs_a_sentence_and_the_form_comes_back(asked: Asked) -> None:
    page = phone().post(asked.path, {"keliru": "1", "words": ""})

    assert page.status_code == 422
    assert "Tulis satu kalimat dulu: bagian mana yang keliru?" in page.text
    assert "Ya, saya pastikan benar" in page.text
    assert asked.link.is_open(timezone.now())


def test_readers_of_a_published_story_never_have_the_objection(
    asked: Asked, reader: Reader
) -> None:
    words = "Jembatannya di Parit Hulu."
    phone().post(asked.path, {"keliru": "1", "words": words})
    for by in (build.member(asked.story.site.kim) for _ in range(2)):
        confirmations.confirm(asked.story, how_known="Di sana", by=by, at=timezone.now())
    item = build.publish(asked.story)

    page = reader("kim-satu").get(asked.story.path).text
    assert (item is not None, words in page, "Aminah" in page) == (True, False, False)
