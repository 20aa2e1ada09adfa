"""Task: every query of every page that needs no further address, on both hosts, in the world of
`bench.bulk`, after `bench.office_keys`: which of them take long, and how the database goes about
them.
"""

import json
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db import connection
from django.test import Client

from bench.plans import plan_of
from bench.world_words import host
from kimid.people.models import Person
from kimid.places.queries import lineage_of
from kimid.registry.models import Kim
from tests.house.walking import routes
from tests.sure import come_in

_LONG: Final = 20.0  # milliseconds
# They fill the memory of this process; and PostgreSQL chooses a plan for all values at the sixth.
_WARM: Final = 6
_NO_PAGES: Final = {"source"}  # the program itself, packed for each who asks
_PEOPLE: Final = ("ketua-bench", "regency-bench", "province-bench", "nation-bench")


class _Query(NamedTuple):
    command: str
    params: Any
    took: float


def lines() -> Iterator[str]:
    """For each long query a line of JSON with its page, milliseconds and plan; last how many pages
    and queries there were, and from how many milliseconds on one is long.
    """
    pages = many = 0
    for browser, address in _addresses():
        for _ in range(_WARM):
            _queries(browser, address)
        queries = _queries(browser, address)
        pages += bool(queries)
        many += len(queries)
        for query in queries:
            if query.took > _LONG:
                plan = plan_of(query.command, query.params)
                yield json.dumps(
                    [
                        f"{browser.defaults['HTTP_HOST']}{address}",
                        query.took,
                        f"{query.command[:120]}: {plan}",
                    ]
                )
    yield json.dumps([pages, many, _LONG])


def _addresses() -> Iterator[tuple[Client, str]]:
    kim = Kim.objects.select_related("site").order_by("pk")[500]
    above = lineage_of(kim.region_id)
    hosts = [("kim", kim.site.label), *(("portal", region.portal_label) for region in above)]
    for kind, label in hosts:
        reader = Client(HTTP_HOST=host(label))
        for path in _patterns(kind):
            yield reader, path
    labels = {region.level: region.portal_label or "nasional" for region in above}
    places = (kim.site.label, labels[2], labels[1], labels[0])
    for username, label in zip(_PEOPLE, places, strict=True):
        person = Client(HTTP_HOST=settings.RUANG_HOST)
        come_in(person, Person.objects.get(username=username))
        for path in _patterns("ruang"):
            yield person, path.replace("<slug:site_label>", label)


def _patterns(kind: str) -> list[str]:
    """The addresses without parameters but that of the place."""
    ours = [each for each in routes() if each.kind == kind and each.name not in _NO_PAGES]
    paths = [f"/{route.pattern}" for route in ours]
    return [path for path in paths if path.count("<") <= path.count("<slug:site_label>")]


def _queries(browser: Client, address: str) -> list[_Query]:
    """Those of an answer that is a page or a file; none of any other."""
    noted: list[_Query] = []

    def note(execute: Callable[..., Any], command: str, params: Any, *rest: Any) -> Any:
        began = perf_counter()
        answer = execute(command, params, *rest)
        noted.append(_Query(command, params, (perf_counter() - began) * 1000))
        return answer

    with connection.execute_wrapper(note):
        answer = browser.get(address)
        if answer.streaming:
            b"".join(answer)
    return noted if answer.status_code == 200 else []
