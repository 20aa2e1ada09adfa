"""The desk of an office: which of its applications are shown, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Case, CharField, Count, F, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable
from django.http import QueryDict

from kimid.applications.desk_people import in_post
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, ApplicationQuerySet, HeadAnswer
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.by_region import compiled_by_region
from kimid.places.models import Region

_LONGEST_SEARCH: Final = 60
MOST_LATE: Final = 5  # so many are named on the home of an office
_SENT: Final = Q(step=ApplicationStep.SENT)
_ASKED: Final = Q(step=ApplicationStep.ASKED)
_OPEN: Final = _SENT | _ASKED
_SETTLED: Final = Q(step__in=(ApplicationStep.VERIFIED, ApplicationStep.REFUSED))

# Where an application stands: in addresses, in words, and which it is. The first that fits counts.
# `{head}` is whoever heads its village.
STATES: Final[Mapping[str, tuple[str, Q]]] = {
    "sah": ("Disahkan", Q(step=ApplicationStep.VERIFIED)),
    "tolak": ("Ditolak", Q(step=ApplicationStep.REFUSED)),
    "pemohon": ("Menunggu pemohon", _ASKED),
    "beda": ("{head}: tidak benar", Q(head_answer=HeadAnswer.NO)),
    "naik": ("Boleh diperiksa provinsi", Q(escalated_at__isnull=False)),
    "kepala": ("Menunggu {head}", Q(head_answer="") & ~Q(head_name="")),
    "benar": ("{head}: benar", Q(head_answer=HeadAnswer.YES)),
    "cocok": ("Sedang dicocokkan", ~Q(findings={})),
    "baru": ("Baru masuk", Q()),
}
# What the select of the filter offers: settled ones have a tab.
_OFFERED: Final = tuple(key for key in STATES if key not in ("sah", "tolak"))
TABS: Final = {
    "menunggu": "Menunggu",
    "lewat": "Lewat",
    "saya": "Saya pegang",
    "pemohon": "Menunggu pemohon",
    "selesai": "Selesai",
}
# Heads by which one sorts: in addresses, and by which fields.
_SORTS: Final[Mapping[str, tuple[str, ...]]] = {
    "kim": ("name",),
    "wilayah": ("region_id",),
    "masuk": ("sent_at",),
    "tenggat": ("due_on",),
    "sisa": ("is_held", "stands_still", "due_on", "sent_at"),
    "dipegang": ("holder__name", "due_on"),
    "keadaan": ("state", "due_on"),
}
_ORDER: Final = "sisa"
_ANY_HEAD: Final = "kepala desa atau lurah"
ANYBODY, NOBODY, ME = "", "kosong", "saya"


def state_label(key: str, head: str) -> str:
    """The words of a state for a village that has such a head: `Lurah: benar`."""
    label = STATES[key][0].format(head=head)
    return label[:1].upper() + label[1:]


def is_late(at: datetime) -> Q:
    """Those whose promised days are over where they are, and nobody has answered."""
    late = Q()
    for zone in clock.ZONES:
        late |= Q(region__zone=zone, due_on__lt=clock.today(at, zone))
    return _SENT & late


@dataclass(frozen=True)
class DeskOptions:
    """What of the desk is asked for. What an address says and nobody knows is left out."""

    tab: str = "menunggu"
    search: str = ""
    area: str = ""
    holder: str = ANYBODY
    state: str = ""
    sort: str = _ORDER
    is_reversed: bool = False

    @classmethod
    def from_query(cls, query: QueryDict) -> "DeskOptions":
        tab, sort, state = (query.get(each, "") for each in ("tampil", "urut", "keadaan"))
        holder, area = query.get("dipegang", ""), query.get("di", "")
        key = sort.removeprefix("-")
        return cls(
            tab if tab in TABS else "menunggu",
            query.get("cari", "").strip()[:_LONGEST_SEARCH],
            area if area.isascii() and area.isdigit() else "",
            holder if holder in (NOBODY, ME) else ANYBODY,
            state if state in _OFFERED else "",
            key if key in _SORTS else _ORDER,
            key in _SORTS and sort.startswith("-"),
        )

    @property
    def fields(self) -> dict[str, str]:
        """The same as the fields of an address; what is as usual is left out."""
        order = f"-{self.sort}" if self.is_reversed else self.sort
        named = {
            "tampil": "" if self.tab == "menunggu" else self.tab,
            "cari": self.search,
            "di": self.area,
            "dipegang": self.holder,
            "keadaan": self.state,
            "urut": "" if order == _ORDER else order,
        }
        return {name: value for name, value in named.items() if value}

    def address(self, **changes: str) -> str:
        """The address of this desk with other options: `?tampil=lewat&cari=kuala`."""
        query = QueryDict(mutable=True)
        named = {name: value for name, value in (self.fields | changes).items() if value}
        query.update(named)
        return f"?{query.urlencode()}"

    def sort_address(self, key: str) -> str:
        """By this head; by the one that counts already, in reverse."""
        flips = key == self.sort and not self.is_reversed
        return self.address(urut=f"-{key}" if flips else key)

    @property
    def states(self) -> list[tuple[str, str, bool]]:
        return [(key, state_label(key, _ANY_HEAD), key == self.state) for key in _OFFERED]


def desk_counts(region: Region, person: Person, at: datetime) -> dict[str, int]:
    """How many there are on each tab. One query."""
    counts = {name: Count("pk", filter=_on_tab(name, person, at)) for name in TABS}
    return Application.objects.below(region.code).aggregate(**counts)


def desk_rows(
    region: Region, options: DeskOptions, person: Person, at: datetime
) -> ApplicationQuerySet:
    """The applications that are asked for, late ones first unless another order is."""
    rows = Application.objects.below(region.code).filter(_on_tab(options.tab, person, at))
    if options.area:
        rows = rows.below(options.area)
    if options.search:
        rows = rows.filter(_matches(options.search))
    if options.holder == ME:
        rows = rows.filter(holder=person)
    by_facts = Q()
    if options.holder == NOBODY:
        by_facts &= Q(holder=None) | Q(is_in_post=False)
    if options.state:
        by_facts &= Q(state=options.state)
    return _with_facts(rows, at, by_facts).order_by(*_order(options))


@compiled_by_region
def most_late(region: Region, at: datetime) -> ApplicationQuerySet:
    """The first of those beyond the promised day, as `desk_rows` gives them. One query."""
    late = Application.objects.below(region.code).filter(is_late(at))
    return _with_facts(late, at, Q()).order_by(*_order(DeskOptions()))[:MOST_LATE]


def _with_facts(rows: ApplicationQuerySet, at: datetime, by_facts: Q) -> ApplicationQuerySet:
    """With what a line of the desk says of each, and only those to which this applies."""
    shown = rows.annotate(
        state=Case(
            *(When(matching, then=Value(key)) for key, (_, matching) in STATES.items() if matching),
            default=Value("baru"),
            output_field=CharField(),
        ),
        stands_still=Case(When(_ASKED, then=1), default=0, output_field=IntegerField()),
        is_in_post=in_post(at),
    )
    related = ("region__parent__parent__parent", "holder", "kim", "act__into")
    return shown.filter(by_facts).select_related(*related)


def _order(options: DeskOptions) -> list[str | Combinable]:
    if options.tab == "selesai" and options.sort == _ORDER:
        newest = F("decided_at")
        return [newest.asc() if options.is_reversed else newest.desc(), "pk"]
    fields = [F(name) for name in _SORTS[options.sort]]
    down = options.is_reversed
    # Without a day, or without a holder, a row stands at the end.
    ordered = [each.desc(nulls_last=True) if down else each.asc(nulls_last=True) for each in fields]
    return [*ordered, "pk"]


def _on_tab(tab: str, person: Person, at: datetime) -> Q:
    return {
        "menunggu": _OPEN,
        "lewat": is_late(at),
        "saya": _OPEN & Q(holder=person),
        "pemohon": _ASKED,
        "selesai": _SETTLED,
    }[tab]


def _matches(search: str) -> Q:
    """In its name, the number of its letter or its decree, who asks, or the name of its place."""
    fields = ("name", "letter_number", "decree_number", "applicant")
    places = ("region", "region__parent", "region__parent__parent")
    matching = Q()
    for each in (*fields, *(f"{place}__name" for place in places)):
        matching |= Q(**{f"{each}__icontains": search})
    return matching
