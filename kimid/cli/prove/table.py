"""All long proofs as data: what each promises, what it runs, what it needs, and how long about."""

import sys
from pathlib import Path

from kimid.cli.prove import numbers
from kimid.cli.prove.needs import (
    ALL_TOOLS,
    CHROMIUM,
    FIREFOX,
    POSTGRES,
    WEBKIT,
    file,
    program,
)
from kimid.cli.prove.proof import Proof


def _module(name: str, *words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *words)


def proofs(lists: Path) -> list[Proof]:
    """All proofs, in the order in which they run; `lists` is the folder with older lists of
    regions.
    """
    return [
        *_of_machines(),
        *_of_upgrades(),
        *_of_mails(),
        *_of_books(),
        *_of_doors(),
        *_of_thieves(),
        *_of_servers(),
        *_of_signal(),
        *_of_screens(),
        *_of_engines(),
        *_of_pages(),
        *_of_texts(),
        *_of_demo(),
        *_of_files(),
        *_of_names(lists),
    ]


def _of_machines() -> list[Proof]:
    kill = "nothing acknowledged is lost, nothing is half published, nothing stale is shown"
    return [
        Proof(
            "suite-postgres",
            "every test passes on PostgreSQL, also those that CI runs on SQLite only",
            _module("tests.long.suite", "--database", "postgres"),
            45,
            numbers.TESTS,
            ALL_TOOLS,
        ),
        Proof(
            "interleavings",
            "two editors at one story lose no paragraph, in whatever order they save",
            _module("tests.long.suite", "tests/newsroom/test_interleavings.py"),
            15,
            numbers.TESTS,
            environment={"KIMID_INTERLEAVINGS": "1000"},
        ),
        Proof(
            "kills-sqlite",
            f"{kill}, on SQLite",
            _module("bench.kill", "--kills", "50", "--database", "sqlite"),
            15,
            numbers.KILLS,
        ),
        Proof(
            "kills-postgres",
            f"{kill}, on PostgreSQL",
            _module("bench.kill", "--kills", "50", "--database", "postgres"),
            15,
            numbers.KILLS,
            (POSTGRES,),
        ),
    ]


def _of_upgrades() -> list[Proof]:
    return [
        Proof(
            f"upgrade-{database}",
            "an upgrade from the kept schema that is killed at each step goes on at the next start"
            f" and ends as if nobody had killed it, on {database}",
            _module("tests.long.upgrade", "--database", database),
            5,
            numbers.UPGRADE,
            (POSTGRES,) if database == "postgres" else (),
        )
        for database in ("sqlite", "postgres")
    ] + [
        Proof(
            "upgrade-as-django",
            "an upgrade makes the tables that Django itself makes",
            _module("tests.long.suite", "-m", "proof", "tests/upgrades/test_lone_models.py"),
            3,
            numbers.TESTS,
        )
    ]


def _of_mails() -> list[Proof]:
    once = "a thousand mails are there once while the worker is killed fifty times"
    return [
        Proof(
            f"mails-{database}",
            f"{once}, on {database}",
            _module("tests.long.mails", "--database", database),
            8,
            numbers.MAILS,
            (POSTGRES,) if database == "postgres" else (),
        )
        for database in ("sqlite", "postgres")
    ]


def _of_books() -> list[Proof]:
    hold = "sums, numbers and closed months of books of money hold"
    return [
        proof
        for database in ("sqlite", "postgres")
        for proof in (
            Proof(
                f"books-random-{database}",
                f"{hold} over ten thousand random acts with failures, on {database}",
                _module(
                    *("tests.long.suite", "--database", database, "-m", "proof"),
                    "tests/ledger/test_random_books.py",
                ),
                8,
                numbers.TESTS,
                (POSTGRES,) if database == "postgres" else (),
            ),
            Proof(
                f"books-kills-{database}",
                f"{hold} while writers are killed, and no act that was acknowledged is lost or"
                f" half done, on {database}",
                _module("tests.long.books", "--database", database),
                6,
                numbers.BOOKS,
                (POSTGRES,) if database == "postgres" else (),
            ),
        )
    ]


def _of_doors() -> list[Proof]:
    return [
        Proof(
            f"limits-{database}",
            f"strangers at every door and form keep no honest person out, on {database}",
            _module("tests.long.limits", "--database", database),
            3,
            numbers.LIMITS,
            (POSTGRES,) if database == "postgres" else (),
        )
        for database in ("sqlite", "postgres")
    ]


def _of_thieves() -> list[Proof]:
    return [
        Proof(
            "stolen-account",
            "one stolen account does not fill a portal, its chair and office know within a minute,"
            " and a quarantine takes all of it within another",
            _module("tests.long.stolen_account"),
            12,
            numbers.STOLEN,
        )
    ]


def _of_servers() -> list[Proof]:
    fronts = (program("nginx", "nginx"), program("caddy", "caddy"))
    return [
        Proof(
            "readers",
            "readers of stored pages wait for no form, no slow body and no photo of a stranger",
            _module("bench.readers", "--seconds", "20"),
            6,
            numbers.READERS,
            fronts,
        ),
        Proof(
            "lease",
            "a node that died shows nothing that was withdrawn elsewhere once its lease ran out",
            _module("bench.lease"),
            2,
            numbers.LEASE,
            fronts,
        ),
    ]


def _of_signal() -> list[Proof]:
    once = "a story with three photos is there exactly once, whatever is lost on its way"
    return [
        Proof(
            "signal",
            f"{once}; on a line eight times faster than the real one",
            _module("tests.long.signal", "--times", "8"),
            45,
            numbers.POINTS,
            (CHROMIUM,),
        ),
        Proof(
            "signal-slow",
            f"{once}; on the real line, 50 kbit/s and 600 ms",
            _module("tests.long.signal"),
            90,
            numbers.POINTS,
            (CHROMIUM,),
            slow_of="signal",
        ),
        Proof(
            "seller-line",
            "a good with two photos, sent by a seller's link on the real line that is cut twice, is"
            " there exactly once, and on six markets within a second of its approval",
            _module("tests.long.seller_line"),
            5,
            numbers.SELLER_LINE,
            (CHROMIUM,),
        ),
    ]


def _of_screens() -> list[Proof]:
    return [
        Proof(
            "screen",
            "the screen of a village office goes on for an hour with its line cut twice and its"
            " server restarted once, never blank, its memory flat",
            _module("tests.long.screen"),
            62,
            numbers.SCREEN,
            (CHROMIUM,),
        ),
    ]


def _of_engines() -> list[Proof]:
    return [
        Proof(
            engine,
            f"who reads, signs in, writes without signal or sends a tip can do it in {name}",
            _module("tests.long.lane", "--engine", engine),
            3,
            numbers.ENGINES,
            needs,
        )
        for engine, name, needs in (("firefox", "Firefox", FIREFOX), ("webkit", "WebKit", WEBKIT))
    ]


def _of_pages() -> list[Proof]:
    return [
        Proof(
            "pages",
            "every kind of page is open to everybody by day and night, on a phone and a laptop, and"
            " nothing that somebody typed runs on it",
            _module(
                "tests.long.suite",
                "tests/journeys/test_judges.py",
                "tests/journeys/test_payloads.py",
            ),
            8,
            numbers.TESTS,
            (CHROMIUM,),
            environment={"KIMID_EVERY_LOOK": "1"},
        ),
    ]


def _of_texts() -> list[Proof]:
    nothing = "no text that somebody typed runs as a script"
    return [
        Proof(
            "payloads",
            f"{nothing}: each field has all texts, some of the pages are opened",
            _module("tests.long.payloads", "--rounds", "20"),
            40,
            numbers.PAYLOADS,
            (CHROMIUM,),
        ),
        Proof(
            "payloads-slow",
            f"{nothing}: each field has all texts, every page is opened",
            _module("tests.long.payloads"),
            240,
            numbers.PAYLOADS,
            (CHROMIUM,),
            slow_of="payloads",
        ),
        Proof(
            "spoiled",
            f"{nothing}: all words of the demo are replaced, pages of every kind are opened",
            _module("tests.long.spoiled"),
            15,
            numbers.SPOILED,
            (CHROMIUM,),
        ),
        Proof(
            "texts",
            "the most twisted text that a form takes is read and shown within 100 ms",
            _module("bench.hostile_texts"),
            2,
            numbers.TEXTS,
        ),
    ]


def _of_demo() -> list[Proof]:
    return [
        Proof(
            "full-demo",
            "the demo is West Kalimantan as it was reported, and its search finds what is there",
            _module("tests.long.suite", "tests/long/test_full_demo.py"),
            3,
            numbers.TESTS,
        ),
    ]


def _of_files() -> list[Proof]:
    return [
        Proof(
            "files",
            "a hostile file is answered in time, and nothing of it but its content is stored",
            _module("tests.long.suite", "-m", "files"),
            5,
            numbers.TESTS,
            environment={"KIMID_HOSTILE_FILES": "all"},
        ),
        Proof(
            "papers",
            "a private paper is seen by those it is for and no others, each look is on record",
            _module("tests.long.papers"),
            5,
            numbers.PAPERS,
        ),
        Proof(
            "office",
            "LibreOffice reads in our papers the words that we wrote",
            _module("tests.long.office"),
            5,
            numbers.OFFICE,
            (program("soffice", "libreoffice-writer"),),
        ),
    ]


def _of_names(lists: Path) -> list[Proof]:
    nothing = "when a province is split nothing is left behind and every old address leads on"
    old = file(
        "lists of regions",
        "regions-2022.csv.gz and regions-2023.csv.gz, of cahyadsn/wilayah, in data/lists or in the"
        " folder that --lists names",
        lists,
        "regions-2023.csv.gz",
    )
    split = _module("tests.long.split", "--lists", str(lists))
    return [
        Proof(
            "caddy",
            "a name of one's own is served, and gets a certificate, only while it is proven",
            _module("tests.long.caddy"),
            2,
            numbers.CADDY,
            (program("caddy", "caddy"), program("openssl", "openssl")),
        ),
        Proof(
            "split-sqlite",
            f"{nothing}, on SQLite",
            (*split, "--kims", "60", "--database", "sqlite"),
            10,
            numbers.SPLIT,
            (old,),
        ),
        Proof(
            "split-postgres",
            f"{nothing}, on PostgreSQL",
            (*split, "--kims", "300", "--database", "postgres"),
            10,
            numbers.SPLIT,
            (old, POSTGRES),
        ),
    ]
