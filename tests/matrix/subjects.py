"""What the apps bring into the matrix.

An app has a module `tests/<app>/routes.py`, or a folder `routes` with a module for each part of it.
A module says some of this; `tests/subjects.py` finds the modules:

- `ROUTES: dict[tuple[str, str], Route]` names routes by kind of host and name, and says for whom
  they are and what comes of them.
- `FORMS: dict[str, dict[str, str]]` says what a lawful visitor sends, by the name of the route.
- `READS: dict[str, set[str]]` says which names a view reads that are no field of its forms: buttons
  and files. `photo-` stands for all names that begin so. EVERYTHING says that it goes through all.
- `cases(world) -> Iterator[Case]` gives the addresses at which they are tried.
- `furnish(world) -> None` makes the rows that these addresses name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Final

from kimid.sites.guard import across_sites
from tests.matrix.case import Case
from tests.matrix.cast import Route
from tests.matrix.world import World
from tests.subjects import modules


def _no_cases(world: World) -> Iterator[Case]:
    yield from ()


def _no_rows(world: World) -> None:
    pass


@dataclass(frozen=True)
class Subject:
    """One of these modules, with what it says."""

    name: str
    routes: Mapping[tuple[str, str], Route] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reads: Mapping[str, Set[str]] = field(default_factory=dict)
    cases: Callable[[World], Iterator[Case]] = _no_cases
    furnish: Callable[[World], None] = _no_rows

    @property
    def app(self) -> str:
        """The app whose tests it is among."""
        return self.name.split(".")[1]


def _subject(module: ModuleType) -> Subject:
    return Subject(
        module.__name__,
        getattr(module, "ROUTES", {}),
        getattr(module, "FORMS", {}),
        getattr(module, "READS", {}),
        getattr(module, "cases", _no_cases),
        getattr(module, "furnish", _no_rows),
    )


SUBJECTS: Final = tuple(_subject(module) for module in modules("routes"))
POLICY: Final = {name: route for each in SUBJECTS for name, route in each.routes.items()}
READS: Final = {name: reads for each in SUBJECTS for name, reads in each.reads.items()}
_FORMS: Final = {name: form for each in SUBJECTS for name, form in each.forms.items()}


@across_sites("addresses are those of many sites")
def cases(world: World) -> list[Case]:
    """Every address that is tried, with what a lawful visitor sends there."""
    return [
        replace(case, form={**_FORMS.get(case.route[1], {}), **case.form})
        for each in SUBJECTS
        for case in each.cases(world)
    ]


def named_twice(subjects: Iterable[Subject]) -> dict[str, list[str]]:
    """Routes and forms that stand in more than one module, with these modules."""
    modules = defaultdict(list)
    for each in subjects:
        for route in each.routes:
            modules[f"route {'/'.join(route)}"].append(each.name)
        for form in each.forms:
            modules[f"form of {form}"].append(each.name)
    return {name: where for name, where in modules.items() if len(where) > 1}
