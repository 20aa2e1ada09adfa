"""A change of a post from the form to its end, in each of its forms: somebody leaves, somebody
takes over, somebody moves to another office.
"""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.forms import ActingForm
from kimid.access.grants import roles_at
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.offices.forms import ChangeForm, InviteOfficialForm
from kimid.offices.models import PostChange
from kimid.people.models import Person
from kimid.sites.models import Site
from tests import build
from tests.conftest import Door
from tests.sure import come_in

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_HERE = "/s/kab-kubu-raya/jabatan"


@pytest.fixture
def office() -> Site:
    return build.portal("6112")


@pytest.fixture
def above(office: Site, ruang: Door) -> Client:
    """An officer of the province."""
    return ruang(build.officer("61"))


@pytest.fixture
def endang(office: Site) -> Person:
    return build.officer("6112")


def _today() -> date:
    return clock.today(timezone.now(), "WIB")


def _ordered(above: Client, holder: Person, **typed: str) -> str:
    """The form, opened from the list of posts and sent; the page that follows."""
    address = f"{_HERE}/{holder.pk}/officer/ganti/"
    assert f'href="{address}"' in above.get(f"{_HERE}/").text
    assert above.get(address).status_code == 200
    today = clock.day(_today())
    letter = {"letter_number": "800/412", "letter_on": today, "first_day": today}
    return above.post(address, letter | typed, follow=True).text


def _agreed(holder: Person) -> None:
    """Who leaves reads of it among their own posts and says yes: it is their last moment there."""
    own = Client(HTTP_HOST="ruang.localhost")
    come_in(own, holder)
    change = PostChange.objects.get(holder=holder)
    assert "surat 800/412" in own.get("/tugas/berakhir/").text
    own.post("/tugas/berakhir/", {"setuju": change.pk})
    assert own.get(f"{_HERE}/").status_code == 404


def _come_through(page: str, person: Person) -> None:
    """Somebody who has an account opens the link that the page shows, and accepts."""
    link = re.search(r"/undangan/[\w.-]+/[\w-]+/", page)
    assert link
    guest = Client(HTTP_HOST="ruang.localhost")
    come_in(guest, person)
    assert guest.get(link[0]).status_code == 200
    assert guest.post(link[0]).status_code == 302


def _posts(person: Person, office: Site) -> set[Role]:
    return roles_at(Person.objects.get(pk=person.pk), office.scope())


def test_somebody_leaves_and_the_post_is_vacant(
    above: Client, office: Site, endang: Person
) -> None:
    page = _ordered(above, endang, reason="left", moved_to="Bappeda")
    assert f"Tercatat. {endang.name} bertugas sampai" in page
    assert PostChange.objects.get().moved_to == ""  # who leaves moves nowhere
    assert f"{endang.name} berhenti" in " ".join(above.get(f"{_HERE}/").text.split())

    _agreed(endang)

    assert _posts(endang, office) == set()
    assert "Kosong" in above.get(f"{_HERE}/").text


def test_somebody_takes_over_and_begins_when_the_other_one_ends(
    above: Client, office: Site, endang: Person
) -> None:
    page = _ordered(above, endang, reason="left", successor="Ratna Dewi")
    ratna = build.person("Ratna Dewi")
    _come_through(page, ratna)
    assert (_posts(endang, office), _posts(ratna, office)) == ({Role.OFFICER}, set())

    _agreed(endang)

    assert (_posts(endang, office), _posts(ratna, office)) == (set(), {Role.OFFICER})
    shown = above.get(f"{_HERE}/").text
    assert ("Ratna Dewi" in shown, endang.name in shown) == (True, False)


def test_while_a_change_waits_no_second_one_is_offered_and_the_guest_reads_the_office_once(
    above: Client, endang: Person
) -> None:
    page = _ordered(above, endang, reason="left", successor="Yohana")
    link = re.search(r"/undangan/[\w.-]+/[\w-]+/", page)
    assert link

    posts = above.get(f"{_HERE}/").text
    guest = " ".join(Client(HTTP_HOST="ruang.localhost").get(link[0]).text.split())

    assert f'href="{_HERE}/{endang.pk}/officer/ganti/"' not in posts
    assert "Batalkan pergantian" in posts
    assert guest.count("Kabupaten Kubu Raya.") == 1
    assert "Kabupaten Kubu Raya, Kabupaten Kubu Raya" not in guest


def test_somebody_moves_to_another_office_with_the_same_account(
    above: Client, office: Site, endang: Person
) -> None:
    new = build.portal("6171")
    words = "Kepala Bidang IKP, Dinas Kominfo Kota Pontianak"
    page = _ordered(above, endang, reason="moved", moved_to=words)
    assert f"Tercatat. {endang.name} bertugas sampai" in page
    invitation = {"name": endang.name, "role": "officer"}

    _come_through(above.post(f"/s/{new.label}/jabatan/undang/", invitation).text, endang)
    assert (_posts(endang, office), _posts(endang, new)) == ({Role.OFFICER}, {Role.OFFICER})
    _agreed(endang)

    assert (_posts(endang, office), _posts(endang, new)) == (set(), {Role.OFFICER})
    assert PostChange.objects.get().moved_to == words
    assert endang.name in above.get(f"/s/{new.label}/jabatan/").text


def test_a_change_without_a_letter_is_asked_again_and_stays_typed(
    above: Client, endang: Person
) -> None:
    answer = above.post(
        f"{_HERE}/{endang.pk}/officer/ganti/",
        {"reason": "moved", "moved_to": "Bappeda", "first_day": "1 Juni 2029"},
    )

    assert answer.status_code == 422
    assert 'value="Bappeda"' in answer.text
    assert not PostChange.objects.exists()


def test_the_forms_say_what_of_the_letter_to_write_and_whom_to_ask() -> None:
    invite, change = InviteOfficialForm(), ChangeForm()

    assert "Tanyakan kepada yang membina KIM" in str(invite["name"].help_text)
    for form in (invite, ActingForm()):
        assert "bukan jabatannya di SK" in str(form["role"].help_text)
    assert "seperti tertulis di SK, mis. Kepala Bidang IKP" in str(change["moved_to"].help_text)
    assert "Tanyakan ke bagian kepegawaian" in str(change["letter_number"].help_text)
