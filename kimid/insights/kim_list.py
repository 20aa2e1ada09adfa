"""The list of all KIM of a region, as offices keep it: a search, filters, and columns that they
choose. The page and the files show the same rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Exists, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from kimid.access.models import Grant, GrantQuerySet
from kimid.events.permissions import Role
from kimid.insights.kim_order import BY_PLACE, KimOrder, last_news
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lib.list_files import ListColumn
from kimid.people.models import Person
from kimid.people.phones import spaced_phone
from kimid.places.models import Region
from kimid.registry.decree_standing import DecreeStanding, Standing, standings_of
from kimid.registry.models import IctStatus, Kim, Officer
from kimid.registry.models.kim import KimQuerySet
from kimid.registry.queries import ENDING_SOON, named_chairs, running_decrees
from kimid.sites.stages import LifeStage

_LONGEST_SEARCH: Final = 60
_STANDINGS: Final[dict[str, tuple[str, frozenset[Standing]]]] = {
    "berlaku": ("SK berlaku", frozenset({Standing.ENDLESS, Standing.VALID, Standing.ENDING})),
    "hampir": ("SK hampir habis", frozenset({Standing.ENDING})),
    "berakhir": ("SK berakhir", frozenset({Standing.ENDED})),
    "daftar": ("Dari daftar, belum dicocokkan", frozenset({Standing.LISTED})),
    "tanpa": ("Belum ada SK", frozenset({Standing.NONE})),
}
_ROW_TONES: Final = {Standing.ENDED: "bad", Standing.ENDING: "warn"}


@dataclass(frozen=True)
class ListedKim:
    """A KIM with what an office asks of it."""

    kim: Kim
    standing: DecreeStanding
    chair: Person | None = None
    last_news: date | None = None
    named: Officer | None = None  # its chair by its decree or by the list of an office

    @property
    def chair_name(self) -> str:
        """Who leads it in the workspace; where nobody does yet, who stands on paper."""
        return self.chair.name if self.chair else self.named.name if self.named else ""

    @property
    def chair_phone(self) -> str:
        """The number of that chair; by the list of an office where the account has none."""
        of_account = self.chair.phone if self.chair else None
        return of_account or (self.named.phone if self.named else "")

    @property
    def decree_number(self) -> str:
        return self.standing.decree.number if self.standing.decree else ""

    @property
    def decree_end(self) -> date | None:
        return self.standing.decree.valid_until if self.standing.decree else None

    @property
    def row_tone(self) -> str:
        """The colour of its row: a decree that has ended, or ends soon. Its words say so, too."""
        return _ROW_TONES.get(self.standing.standing, "")

    def place(self, level: Level) -> str:
        """The name of the region of this level in which it is."""
        region = self.kim.region.at_level(level)
        return region.name_in_list if region else ""


@dataclass(frozen=True, eq=False)
class KimColumn(ListColumn[ListedKim]):
    """A column of this list. `is_place_of`: preset only for an office above this level; in its own,
    all rows say the same. `is_short`: also on a phone, as long as no other columns are chosen.
    """

    is_place_of: Level | None = None
    is_short: bool = False

    def is_preset_for(self, region: Region) -> bool:
        is_same = self.is_place_of is not None and self.is_place_of <= region.level
        return self.is_preset and not is_same


# The telephone number of the chair: only in a file, only when it is asked for, and on record.
PHONE: Final = "hp"
COLUMNS: Final = (
    KimColumn("nama", "Nama KIM", 34, lambda row: row.kim.name),
    KimColumn("nomor", "Nomor", 16, lambda row: row.kim.number),
    KimColumn(
        "desa",
        "Desa atau kelurahan",
        24,
        lambda row: row.place(Level.VILLAGE),
        is_place_of=Level.VILLAGE,
    ),
    KimColumn(
        "kecamatan",
        "Kecamatan",
        22,
        lambda row: row.place(Level.DISTRICT),
        is_place_of=Level.DISTRICT,
    ),
    KimColumn(
        "kabupaten",
        "Kabupaten atau kota",
        24,
        lambda row: row.place(Level.REGENCY),
        is_place_of=Level.REGENCY,
    ),
    KimColumn("sk", "Keadaan SK", 38, lambda row: row.standing.sentence, is_short=True),
    KimColumn("nomor-sk", "Nomor SK", 22, lambda row: row.decree_number, is_preset=False),
    KimColumn("sk-sampai", "SK sampai", 14, lambda row: row.decree_end, is_preset=False),
    KimColumn("ketua", "Ketua", 24, lambda row: row.chair_name),
    KimColumn(
        PHONE,
        "Nomor HP ketua",
        18,
        lambda row: spaced_phone(row.chair_phone),
        is_preset=False,
    ),
    KimColumn(
        "anggota",
        "Anggota menurut daftar",
        14,
        lambda row: row.kim.listed_members,
        is_preset=False,
    ),
    KimColumn("situs", "Keadaan situs", 16, lambda row: LifeStage(row.kim.site.stage).label),
    KimColumn("tik", "TIK", 20, lambda row: IctStatus(row.kim.ict_status).label),
    KimColumn("kabar", "Kabar terakhir", 16, lambda row: row.last_news),
    KimColumn("berdiri", "Berdiri", 14, lambda row: row.kim.founded_on, is_preset=False),
)


@dataclass(frozen=True)
class ListOptions:
    """What of the list is asked for: which columns, which rows."""

    columns: tuple[KimColumn, ...]
    search: str = ""
    standing: str = ""
    ict: str = ""
    order: KimOrder = BY_PLACE
    presets: tuple[KimColumn, ...] = ()

    @classmethod
    def from_query(cls, query: QueryDict, region: Region) -> "ListOptions":
        """The options of an address. What it does not know is left out. Without a choice the
        columns say no place that is the same in every row.
        """
        keys = query.getlist("kolom")
        chosen = tuple(each for each in COLUMNS if each.key in keys)
        presets = tuple(each for each in COLUMNS if each.is_preset_for(region))
        standing, ict = query.get("sk", ""), query.get("tik", "")
        return cls(
            chosen or presets,
            query.get("cari", "").strip()[:_LONGEST_SEARCH],
            standing if standing in _STANDINGS else "",
            ict if ict in IctStatus.values else "",
            KimOrder(query.get("urut", "")),
            presets,
        )

    @property
    def is_as_preset(self) -> bool:
        """Whether nobody has chosen other columns: then a phone shows the short ones."""
        return self.columns == self.presets

    @property
    def on_screen(self) -> tuple[KimColumn, ...]:
        """The columns of the page: numbers of people are not read over a shoulder, and places stand
        below the first column.
        """
        shown = tuple(column for column in self.columns if column.key != PHONE) or COLUMNS[:1]
        return shown[:1] + tuple(each for each in shown[1:] if each.is_place_of is None)

    def places_of(self, row: ListedKim) -> str:
        """What stands below the first column: the chosen places of a row, the smallest first."""
        columns = [each for each in self.columns[1:] if each.is_place_of is not None]
        return " · ".join(str(each.value(row)) for each in columns if each.value(row))

    @property
    def narrowed_by(self) -> str:
        """What narrows the list, in words: `SK hampir habis, "kuala"`. Empty for the whole list."""
        words = [_STANDINGS[self.standing][0]] if self.standing else []
        words += [f"TIK: {IctStatus(self.ict).label}"] if self.ict else []
        words += [f"“{self.search}”"] if self.search else []
        return ", ".join(words)

    @property
    def standings(self) -> list[tuple[str, str, bool]]:
        """The choices of the filter of decrees: in the address, in words, whether chosen."""
        return [(key, label, key == self.standing) for key, (label, _) in _STANDINGS.items()]

    @property
    def ict_choices(self) -> list[tuple[str, str, bool]]:
        return [(key, str(label), key == self.ict) for key, label in IctStatus.choices]

    @property
    def column_choices(self) -> list[tuple[KimColumn, bool]]:
        return [(column, column in self.columns) for column in COLUMNS]


@dataclass(frozen=True)
class KimListPage:
    """One page of the list, and how many KIM there are on all."""

    rows: Sequence[ListedKim]
    total: int


class _Sources(NamedTuple):
    """The rows that say who leads some KIM, what they published, and who stands on paper."""

    grants: GrantQuerySet
    kims: KimQuerySet
    officers: "QuerySet[Officer]"


def listed_kims(region: Region, options: ListOptions, on: date) -> list[ListedKim]:
    """The KIM of a region and below by these options, in their order. Five queries, however many
    there are.
    """
    kims = list(_in_full(_asked_for(region, options)))
    standings = standings_of(kims, on)
    below = codes.span(region.code)
    return _with_details(
        _fitting(kims, standings, options),
        standings,
        _Sources(
            Grant.objects.filter(site__region__code__range=below),
            Kim.objects.all().below(region.code).existing(),
            Officer.objects.filter(kim__region__code__range=below),
        ),
        region,
        on,
    )


def kim_list_page(
    region: Region, options: ListOptions, on: date, *, number: int, size: int
) -> KimListPage:
    """Page `number` (from 1) of the same list. Seven queries; with a filter or an order of decrees
    the decrees of all that could fit are looked at, and nothing else of them.
    """
    start = (number - 1) * size
    rows = _asked_for(region, options)
    if options.standing or options.order.needs_all:
        light = list(_may_fit(rows, options.standing, on).only("pk", "ended_on", "site"))
        all_fitting = _fitting(light, standings_of(light, on), options)
        total = len(all_fitting)
        keys = [kim.pk for kim in all_fitting[start : start + size]]
    else:
        # Keys are put in order, not whole rows.
        total = rows.count()
        keys = list(rows.values_list("pk", flat=True)[start : start + size])
    by_key = {kim.pk: kim for kim in _in_full(Kim.objects.filter(pk__in=keys))}
    kims = [by_key[key] for key in keys]
    sites = [kim.site_id for kim in kims]
    shown = _with_details(
        kims,
        standings_of(kims, on),
        _Sources(
            Grant.objects.filter(site__in=sites),
            Kim.objects.filter(pk__in=[kim.pk for kim in kims]),
            Officer.objects.filter(kim__in=kims),
        ),
        region,
        on,
    )
    return KimListPage(shown, total)


def _asked_for(region: Region, options: ListOptions) -> KimQuerySet:
    """The KIM that fit, in their order, whatever their decrees are."""
    rows = Kim.objects.all().below(region.code).existing()
    if options.search:
        rows = rows.filter(_matches(options.search))
    if options.ict:
        rows = rows.filter(ict_status=options.ict)
    return options.order.apply(rows)


def _may_fit(rows: KimQuerySet, standing: str, on: date) -> KimQuerySet:
    """Those whose decrees must be looked at: of 4,000 KIM a hundred have one that ends soon."""
    running = Exists(running_decrees(on))
    if standing == "hampir":
        soon = running_decrees(on).filter(valid_until__lte=on + ENDING_SOON)
        return rows.filter(Exists(soon))
    if standing in ("berakhir", "tanpa", "daftar"):
        return rows.exclude(running)
    return rows.filter(running) if standing == "berlaku" else rows


def _fitting(
    kims: Sequence[Kim], standings: Mapping[int, DecreeStanding], options: ListOptions
) -> list[Kim]:
    """Those whose decree is asked for, in their order."""
    wanted = _wanted(options)
    rows = [kim for kim in kims if standings[kim.pk].standing in wanted]
    return options.order.sorted_kims(rows, standings)


def _in_full(rows: KimQuerySet) -> KimQuerySet:
    return rows.select_related("site", "region__parent__parent__parent")


def _wanted(options: ListOptions) -> frozenset[Standing]:
    return _STANDINGS[options.standing][1] if options.standing else frozenset(Standing)


def _with_details(
    kims: Sequence[Kim],
    standings: Mapping[int, DecreeStanding],
    sources: _Sources,
    region: Region,
    on: date,
) -> list[ListedKim]:
    """These KIM with what these rows say of them. Three queries."""
    chairs, news = _chairs_in(sources.grants), _last_news_of(sources.kims, region)
    named = named_chairs(sources.officers, on)
    return [
        ListedKim(
            kim,
            standings[kim.pk],
            chairs.get(kim.site_id),
            news.get(kim.site_id),
            named.get(kim.pk),
        )
        for kim in kims
    ]


def _matches(search: str) -> Q:
    """In its name, its number, or the name of its village, district or regency."""
    region = ("region", "region__parent", "region__parent__parent")
    places = [Q(**{f"{each}__name__icontains": search}) for each in region]
    matches = Q(name__icontains=search) | Q(number__startswith=search)
    for each in places:
        matches |= each
    return matches


def _chairs_in(rows: GrantQuerySet) -> Mapping[int, Person]:
    """Who leads each group, by its site."""
    leading = rows.filter(role=Role.CHAIR, person__is_active=True)
    grants = leading.active(timezone.now()).select_related("person").order_by("-starts_at")
    return {grant.site_id: grant.person for grant in grants if grant.site_id is not None}


def _last_news_of(rows: KimQuerySet, region: Region) -> Mapping[int, date]:
    """The day of the newest news of each, by its site."""
    news = rows.order_by().values_list("site", last_news())
    return {site: clock.in_zone(last, region.zone).date() for site, last in news if last}
