"""Whether lists of goods, potentials and agenda cost no more than a home, at every level, and stay
so with very many goods.
"""

from collections.abc import Iterator
from typing import Final

from bench.databases import Databases
from bench.table import Row, middle

_HOME: Final = "/"
_LISTS: Final = (
    "/lapak/",
    "/lapak/jenis/makanan/",
    "/lapak/jenis/makanan/harga/50000/",
    "/potensi/",
    "/potensi/jenis/pertanian/",
    "/potensi/bulan/januari/",
    "/agenda/",
    "/agenda/jenis/posyandu/",
)
_SMALL: Final = 1_000
_LARGE: Final = 200_000
_ASKED: Final = 30  # requests for each page in each round
_QUERIES: Final = 7
_GROWTH: Final = 1.3
_KIM: Final = 5  # the level of the site of a group
_LEVELS: Final = {
    0: "nation",
    1: "province",
    2: "regency",
    3: "district",
    4: "village",
    _KIM: "KIM",
}

type _Pages = dict[tuple[int, str], tuple[float, int]]


def measure(databases: Databases, rounds: int, *, quick: bool) -> Iterator[Row]:
    """Rows for each list: the dearest level beside its home, its growth, and its queries."""
    sizes = (_SMALL, 20_000 if quick else _LARGE)
    installs = [databases.build(f"village-{size}") for size in sizes]
    for install, size in zip(installs, sizes, strict=True):
        install.run("village_wire", str(size))
    runs: list[list[_Pages]] = [[], []]
    for _ in range(rounds):
        for install, pages in zip(installs, runs, strict=True):
            pages.append(_read(install.run("village_lists", str(_ASKED), _HOME, *_LISTS)))
    small, large = map(_middle, runs)
    kind = installs[0].kind
    for path in _LISTS:
        yield _beside_home(path, large, kind)
        yield _growth(path, small, large, kind, sizes[1])
        most = max(count for (_, page), (_, count) in large.items() if page == path)
        yield Row(f"{path} at the dearest level", kind, most, "queries", _QUERIES)


def _read(lines: list[str]) -> _Pages:
    rows = (line.split() for line in lines)
    return {(int(level), path): (float(last), int(count)) for level, path, last, count in rows}


def _middle(runs: list[_Pages]) -> _Pages:
    """The median of the 95th percentiles of all rounds; the queries are always the same."""
    return {
        page: (middle([run[page][0] for run in runs]), count)
        for page, (_, count) in runs[0].items()
    }


def _beside_home(path: str, pages: _Pages, kind: str) -> Row:
    """The site of a group beside its home, portals beside the home of the nation."""
    ratios = {
        level: pages[level, path][0] / pages[level if level == _KIM else 0, _HOME][0]
        for level in _LEVELS
    }
    worst = max(ratios, key=ratios.__getitem__)
    note = ", ".join(f"{_LEVELS[level]} {pages[level, path][0]:.1f} ms" for level in _LEVELS)
    homes = f"homes: KIM {pages[_KIM, _HOME][0]:.1f}, nation {pages[0, _HOME][0]:.1f} ms"
    what = f"{path} beside a home, {_LEVELS[worst]}, p95"
    return Row(what, kind, ratios[worst], "x wall", 1.0, note=f"{note}; {homes}")


def _growth(path: str, small: _Pages, large: _Pages, kind: str, size: int) -> Row:
    """On the nation, whose pages are full with few goods, too. Below it a page with few goods has
    fewer rows, so more is drawn, not only more is read; what full pages cost stands beside a home.
    """
    ratios = {level: large[level, path][0] / small[level, path][0] for level in _LEVELS}
    note = ", ".join(f"{_LEVELS[level]} {ratio:.2f}" for level, ratio in ratios.items())
    what = f"{path}, {_SMALL:,} -> {size:,} goods, nation, p95"
    return Row(what, kind, ratios[0], "x wall", _GROWTH, note=note)
