"""Who changes what stands on every page of a site does not do it unseen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.registry import site_notices
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.registry.models import Kim
from kimid.sites.actions import Introduction, ask_for_name, introduce
from tests import build
from tests.conftest import Door
from tests.notify.doing import at_the_bell_of, run_again

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    build.portal("6112")
    return build.kim()


def _introduce(kim: Kim, by: Person, about: str = "Kami menulis.") -> None:
    introduce(kim.site, introduction=Introduction(about), by=by, at=timezone.now())
    run_again(site_notices.follow_look, "site.introduced")


def test_the_other_editors_and_chairs_see_who_changed_words_and_pictures(
    kim: Kim, ruang: Door
) -> None:
    who, other = build.member(kim, Role.EDITOR), build.member(kim, Role.EDITOR)
    chair, member = build.member(kim, Role.CHAIR), build.member(kim)
    picture = build.photo(kim).as_picture()

    _introduce(kim, who)
    for image in SiteImage:
        set_site_image(kim.site, image=image, picture=picture, by=who, at=timezone.now())
        run_again(site_notices.follow_look, "site.picture_hung")

    titles = [
        f"{who.name} mengubah {what}"
        for what in ("perkenalan dan kontak kelompok", "logo situs", "sampul situs")
    ]
    assert list(Notice.objects.order_by("pk").values_list("title", flat=True)) == titles
    for person, sees in ((other, True), (chair, True), (who, False), (member, False)):
        page = ruang(person).get("/pemberitahuan/").text
        assert [title in page for title in titles] == [sees] * 3
    for notice in Notice.objects.all():
        assert ruang(other).get(notice.link).status_code == 200


def test_who_changes_it_all_day_is_named_once_a_day_and_so_is_whoever_comes_after(
    kim: Kim,
) -> None:
    first, second = build.member(kim, Role.EDITOR), build.member(kim, Role.EDITOR)
    for who, about in ((first, "Satu."), (first, "Dua."), (second, "Tiga."), (first, "Empat.")):
        _introduce(kim, who, about)

    assert [notice.except_for for notice in Notice.objects.order_by("pk")] == [first, second]
    later = timezone.now() + timedelta(days=1)
    introduce(kim.site, introduction=Introduction("Lima."), by=first, at=later)
    run_again(site_notices.follow_look, "site.introduced")
    assert Notice.objects.count() == 3


def test_editors_and_the_office_know_at_once_of_an_own_name(kim: Kim, ruang: Door) -> None:
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    officer, member = build.officer("6112"), build.member(kim)

    ask_for_name(kim.site, name="suka-maju.desa.id", by=chair, at=timezone.now())
    run_again(site_notices.follow_name, "site.name_asked")
    run_again(site_notices.follow_name, "site.name_asked")

    title = f"{kim.site.name}: ada yang meminta alamat suka-maju.desa.id"
    for person, count in ((editor, 1), (officer, 1), (chair, 0), (member, 0)):
        assert at_the_bell_of(person) == [title] * count
    for person, where in ((editor, {"site": kim.site}), (officer, {"site": None})):
        notice = Notice.objects.filter(**where).latest("pk")
        assert "Belum dipakai" in notice.why
        assert ruang(person).get(notice.link).status_code == 200


def test_somebody_who_is_alone_in_the_group_is_told_nothing_and_the_office_is(kim: Kim) -> None:
    chair, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    _introduce(kim, chair)
    ask_for_name(kim.site, name="suka-maju.desa.id", by=chair, at=timezone.now())
    run_again(site_notices.follow_name, "site.name_asked")

    assert at_the_bell_of(chair) == []
    assert len(at_the_bell_of(officer)) == 1
