"""The install and the browsers of the journeys."""

import os
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from kimid.lib.typesetting import FONTS, SANS
from tests.journeys.house import House, opened
from tests.journeys.visitor import Visitor

CHROMIUM: Final = shutil.which("chromium") or ""
# The same engine without the window that nobody looks at: half of the work for each page.
_ENGINE: Final = shutil.which("chromium-headless-shell") or CHROMIUM
PHONE: Final = (360, 740)
LAPTOP: Final = (1280, 900)

# A microphone that hums, and a person who lets it be heard.
_MICROPHONE: Final = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")

# Names of groups lead to this machine, as they do once their DNS is arranged.
_NAMES: Final = "--host-resolver-rules=MAP *.desa.id 127.0.0.1"

# How long anything may take before it counts as never coming, also on a machine with other work.
PATIENCE: Final = 30_000  # milliseconds
expect.set_options(timeout=PATIENCE)

type Come = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every journey, and say in words why it is left out where no browser is."""
    absent = pytest.mark.skip(
        reason="Chromium is not installed; on Debian: apt-get install chromium-headless-shell"
    )
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not _ENGINE:
                item.add_marker(absent)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An install with the demo in it. The journeys share it, so each tells a story of its own."""
    with opened(tmp_path_factory.mktemp("house")) as house:
        yield house


# Only for this package: Playwright keeps a loop in its thread, in which Django would refuse to read
# the database.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_ENGINE,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--lang=id-ID",
                *_MICROPHONE,
                _NAMES,
            ],
            ignore_default_args=["--disable-pings"],  # people's browsers tell them
        )
        yield browser
        browser.close()


@pytest.fixture
def come(chromium: Browser, house: House, request: pytest.FixtureRequest) -> Iterator[Come]:
    """`come()` is somebody with a browser of their own, on a phone unless told otherwise."""
    contexts: list[BrowserContext] = []

    def arrive(*, size: tuple[int, int] = PHONE, script: bool = True) -> Visitor:
        width, height = size
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="id-ID",
            java_script_enabled=script,
            user_agent=device_of(chromium, request.node.name),
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Visitor(context.new_page(), house, _shots(request.node.name))

    yield arrive
    for context in contexts:
        context.close()


def device_of(browser: Browser, test: str) -> str:
    """What the browsers of one journey say of themselves. kimid counts what comes from one
    device; two journeys are two.
    """
    return (
        f"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/{browser.version} Mobile"
        f" Safari/537.36 {test}"
    )


def _shots(test: str) -> Path | None:
    """A folder for the pictures of this test, if KIMID_SHOTS asks for pictures."""
    wanted = os.environ.get("KIMID_SHOTS")
    if not wanted:
        return None
    folder = Path(wanted) / test
    folder.mkdir(parents=True, exist_ok=True)
    return folder


_DECREE: Final = """KEPALA DESA LIMBUNG
KABUPATEN KUBU RAYA
KEPUTUSAN KEPALA DESA LIMBUNG
NOMOR 141/21/KPTS/2026

TENTANG
PEMBENTUKAN PENGURUS KIM
MASA BAKTI 2026-2029

KESATU: Ketua Nurhayati
KEDUA: Sekretaris Rahmat
KETIGA: berlaku sampai 30 Juni 2029

Ditetapkan 1 Juli 2026
H. Syarif"""


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Path]:
    """Photos of a decree and of the minutes, as a phone takes them."""
    made = {}
    for name, words in (
        ("sk", _DECREE),
        ("berita-acara", "BERITA ACARA MUSYAWARAH\n\nHadir 14 orang."),
    ):
        sheet = Image.new("RGB", (1500, 2100), "#fdfbf5")
        font = ImageFont.truetype(FONTS / SANS, 64, layout_engine=ImageFont.Layout.BASIC)
        ImageDraw.Draw(sheet).multiline_text(
            (120, 140), words, fill="#1c150f", font=font, spacing=34
        )
        out = BytesIO()
        sheet.save(out, "JPEG", quality=85)
        made[name] = tmp_path / f"{name}.jpg"
        made[name].write_bytes(out.getvalue())
    return made
