"""Regions, as the Ministry of Home Affairs lists them."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from kimid.events.permissions import Scope
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places import names


class RegionKind(models.TextChoices):
    NATION = "nation", "Nasional"
    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten"
    CITY = "city", "Kota"
    DISTRICT = "district", "Kecamatan"
    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"
    DESA_ADAT = "desa_adat", "Desa Adat"


class Zone(models.TextChoices):
    """The time zones of Indonesia: seven, eight and nine hours ahead of UTC."""

    WIB = "WIB", "WIB"
    WITA = "WITA", "WITA"
    WIT = "WIT", "WIT"


REGIONS_DATASET: Final = "regions"  # the name of the Dataset of the list of regions

# What comes before the slug in the label of a portal.
LABEL_PREFIXES: Final = {RegionKind.REGENCY: "kab-", RegionKind.CITY: "kota-"}


def _fits(level: int, digits: int, *kinds: RegionKind) -> Q:
    return Q(Exact(Length("code"), digits), level=level, kind__in=kinds)


class Region(models.Model):
    """A part of Indonesia with a code, at one of five levels. Rows are never deleted.

    A region that ended has `valid_until`, and `successor` if one region took its place.
    """

    code = models.CharField(max_length=10, primary_key=True)
    # as the decree writes it: "Kabupaten Kubu Raya", "Teluk Kapuas"
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=RegionKind)
    level = models.SmallIntegerField()  # a Level
    # No index of its own: region_by_name begins with it.
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", db_index=False
    )
    slug = models.SlugField(max_length=50, db_index=False)
    lat = models.FloatField(null=True, blank=True)  # degrees, WGS 84
    lon = models.FloatField(null=True, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    zone = models.CharField(max_length=4, choices=Zone)
    # the local word: Desa, Gampong, Nagari, Distrik
    term = models.CharField(max_length=20)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        indexes = [
            models.Index(fields=["parent", "name"], name="region_by_name"),
            models.Index(fields=["kind", "slug"], name="region_by_slug"),
        ]
        constraints = [
            models.CheckConstraint(
                name="region_level_fits_code_and_kind",
                condition=Q(code=codes.NATION, level=0, kind=RegionKind.NATION)
                | (_fits(1, 2, RegionKind.PROVINCE) & ~Q(code=codes.NATION))
                | _fits(2, 4, RegionKind.REGENCY, RegionKind.CITY)
                | _fits(3, 6, RegionKind.DISTRICT)
                | _fits(4, 10, RegionKind.DESA, RegionKind.KELURAHAN, RegionKind.DESA_ADAT),
            ),
            models.CheckConstraint(
                name="region_only_nation_has_no_parent",
                condition=Q(level=0, parent=None) | Q(level__gt=0, parent__isnull=False),
            ),
            models.CheckConstraint(
                name="region_coordinates_come_in_pairs",
                # Checked twice: a comparison with NULL is unknown, and an unknown condition passes.
                condition=Q(lat=None, lon=None)
                | Q(
                    lat__isnull=False,
                    lon__isnull=False,
                    lat__range=(-90, 90),
                    lon__range=(-180, 180),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dotted_code} {self.name}"

    @property
    def dotted_code(self) -> str:
        """The code as people write it: `61.12.01.2001`."""
        return codes.dotted(self.code)

    @property
    def short_name(self) -> str:
        """The name without the word for its kind: `Kubu Raya`."""
        return names.short_name(self.kind, self.name)

    @property
    def full_name(self) -> str:
        """The name with its local word: `Desa Teluk Kapuas`, `Nagari Sulit Air`, `Indonesia`."""
        return self.name if self.level == Level.NATION else names.full_name(self.term, self.name)

    @property
    def abbreviated_name(self) -> str:
        """`Kec. Sungai Raya`, `Distrik Merauke`, `Kab. Kubu Raya`, `Kota Pontianak`; of a province
        its short name.
        """
        if self.level <= Level.PROVINCE:
            return self.short_name
        return names.full_name(names.SHORT_TERMS.get(self.term, self.term), self.short_name)

    @property
    def name_in_list(self) -> str:
        """The name among others of its level: `Kubu Raya`, but `Kota Pontianak`."""
        return self.name if self.kind == RegionKind.CITY else self.short_name

    def at_level(self, level: Level) -> "Region | None":
        """This region or the one above it at this level; None for what is higher. One query for
        each step that was not selected with it.
        """
        region: Region | None = self
        while region is not None and region.level > level:
            region = region.parent
        return region if region is not None and region.level == level else None

    def up_to(self, level: Level) -> "list[Region]":
        """This region and those above it as far as this level, the smallest first; none if it is
        higher. What stands above that level is not read.
        """
        regions: list[Region] = []
        above: Region | None = self
        while above is not None and above.level >= level:
            regions.append(above)
            above = above.parent if above.level > level else None
        return regions

    def area_within(self, office: "Region") -> "Region | None":
        """Which region tells this one apart in a list of an office: in a regency the district, in
        all above it the regency, whose names everybody knows.
        """
        return self.at_level(max(Level.REGENCY, Level(min(office.level + 1, Level.VILLAGE))))

    @property
    def head_title(self) -> str:
        """Who heads the region and signs its decrees: `kepala desa`, `lurah`, `camat`, `bupati`."""
        return names.head_title(self.kind, self.term, self.code)

    @property
    def portal_label(self) -> str:
        """The label of its portal. Empty for the nation.

        `kalimantan-barat`, `kab-kubu-raya`, `teluk-kapuas-6112012012`.
        """
        if self.level == Level.NATION:
            return ""
        if self.level > Level.REGENCY:
            return f"{self.slug}-{self.code}"
        return LABEL_PREFIXES.get(RegionKind(self.kind), "") + self.slug

    def scope(self) -> Scope:
        """Roles on the region itself and on all above it count."""
        return Scope(site_id=None, region_code=self.code)


class FormerName(models.Model):
    """A former name of a region. Its old address still works."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=RegionKind)
    slug = models.SlugField(max_length=50, db_index=False)
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["kind", "slug"], name="former_name_by_slug")]

    def __str__(self) -> str:
        return f"{self.name} until {self.until}"


class Dataset(models.Model):
    """Which edition of a data file is in the database."""

    name = models.CharField(max_length=20, primary_key=True)
    version = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
