"""Pages that several subjects share show what each of them registered, in its order."""

from typing import cast

import pytest
from django.http import HttpRequest
from django.template import RequestContext, Template
from django.test import RequestFactory

from kimid.access.pages import RuangRequest
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.shared_pages import duties, links, panels
from kimid.shared_pages.duties import Duty, duties_of, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, link_rows, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel, panels_at
from kimid.shared_pages.per_request import once_per_request
from kimid.sites.models import Site
from tests import build


def in_ruang(site: Site, person: Person) -> RuangRequest:
    """A request of the workspace, as views get it."""
    request = cast(RuangRequest, RequestFactory().get("/"))
    request.site, request.person = site, person
    return request


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_MAKERS", {spot: [] for spot in Spot})
    monkeypatch.setattr(links, "_LINKS", {where: [] for where in LinkList})
    monkeypatch.setattr(duties, "_FINDERS", [])


def test_panels_stand_in_their_order_and_are_made_once() -> None:
    made = []

    @panel(Spot.SWITCH, 20)
    def later(request: HttpRequest) -> PagePanel:
        made.append("later")
        return PagePanel("later.html")

    @panel(Spot.SWITCH, 10)
    def earlier(request: HttpRequest) -> PagePanel:
        made.append("earlier")
        return PagePanel("earlier.html", waiting_count=2)

    @panel(Spot.SWITCH, 15)
    def without_anything(request: HttpRequest) -> None:
        made.append("without")

    request = RequestFactory().get("/")

    for _ in range(2):
        shown = panels_at(Spot.SWITCH, request)
        assert [each.template for each in shown] == ["earlier.html", "later.html"]
    assert made == ["earlier", "without", "later"]
    assert panels_at(Spot.SWITCH, RequestFactory().get("/")) == shown
    assert len(made) == 6


def test_a_panel_sees_the_page_around_it_and_leaves_nothing_there() -> None:
    @panel(Spot.CONTACT, 10)
    def sign(request: HttpRequest) -> PagePanel:
        return PagePanel("shared_pages/links.html", {"rows": []})

    page = Template('{% panels "contact" as shown %}[{{ shown }}|{{ rows }}]')
    assert page.render(RequestContext(RequestFactory().get("/"), {})).split() == ["[", "|]"]


def test_a_value_of_a_request_is_computed_once_for_each_request() -> None:
    computed = []

    @once_per_request
    def value(request: HttpRequest) -> int:
        computed.append(request)
        return len(computed)

    first, second = RequestFactory().get("/"), RequestFactory().get("/")
    assert [value(first), value(first), value(second)] == [1, 1, 2]


@pytest.mark.urls("kimid.web.urls.ruang")
@pytest.mark.django_db
def test_a_link_is_shown_to_whoever_may_follow_it() -> None:
    kim = build.kim()
    register_links(
        LinkList.GROUP_SITE,
        [
            SharedLink(20, "Aturan", "ruang-rules", "shield", needs="sites.set_rules"),
            SharedLink(10, "Menu", "ruang-menu", "menu", lambda request: request.site.name),
            SharedLink(30, "Warna", "ruang-look", "paint", "Warna", badge=lambda _: "2 menunggu"),
        ],
    )

    chair = link_rows(LinkList.GROUP_SITE, in_ruang(kim.site, build.member(kim, Role.CHAIR)))
    assert [(row.label, row.text, row.badge) for row in chair] == [
        ("Menu", kim.site.name, ""),
        ("Aturan", "", ""),
        ("Warna", "", "2 menunggu"),
    ]
    member = link_rows(LinkList.GROUP_SITE, in_ruang(kim.site, build.member(kim, Role.MEMBER)))
    assert [row.label for row in member] == ["Menu", "Warna"]


@pytest.mark.django_db
def test_duties_that_are_done_are_not_shown() -> None:
    kim = build.kim()

    @office_duties(20)
    def silent(request: HttpRequest) -> list[Duty]:
        return [Duty("3 KIM diam", "", "clock", "", 3), Duty("0 KIM", "", "clock", "", 0)]

    @office_duties(10)
    def urgent(request: HttpRequest) -> list[Duty]:
        return [Duty("1 kabar mendesak", "", "warning", "", 1)]

    request = in_ruang(kim.site, build.member(kim, Role.CHAIR))
    assert [duty.title for duty in duties_of(request)] == ["1 kabar mendesak", "3 KIM diam"]
