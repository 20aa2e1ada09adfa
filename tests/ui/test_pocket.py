"""What the scripts of a phone make of photos, and what home says of the outbox."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("node"), reason="Node.js is not installed; on Debian: apt-get install nodejs"
)

RUN: Final = Path(__file__).parent / "pocket" / "run.mjs"
MINUTE: Final = 60_000


def _made(**phone: list[dict[str, Any]]) -> dict[str, list[Any]]:
    command = ["node", "--no-warnings", str(RUN)]
    process = subprocess.run(
        command, input=json.dumps(phone), capture_output=True, text=True, check=True
    )
    made: dict[str, list[Any]] = json.loads(process.stdout)
    return made


@pytest.mark.parametrize("weight", [0.05, 0.18, 0.22, 0.3, 0.5, 1.0, 3.0])
def test_a_photo_of_twelve_megapixels_is_light_after_few_tries(weight: float) -> None:
    [photo] = _made(photos=[{"width": 4000, "height": 3000, "weight": weight}])["photos"]

    assert photo["kilobytes"] <= 300
    assert photo["glimpses"] == [1]  # something is seen before the first try
    assert photo["steps"][0][0] == 192
    assert photo["tries"] <= 5  # each costs a slow phone a second


def test_a_light_photo_is_written_once_and_not_made_larger() -> None:
    [photo] = _made(photos=[{"width": 800, "height": 600, "weight": 0.2}])["photos"]

    assert (photo["tries"], photo["steps"][1][0]) == (1, 800)


def _home(*rows: dict[str, Any], now: int = 10 * MINUTE, seen: str = "") -> Any:
    return _made(homes=[{"rows": list(rows), "now": now, "seen": [seen]}])["homes"][0]


def _row(state: str, **more: Any) -> dict[str, Any]:
    return {"state": state, "title": "Air pasang", "at": 0, **more}


def test_home_says_what_waits_and_then_when_it_went() -> None:
    waiting = _home(_row("waiting"))
    assert waiting["title"] == "Air pasang"
    assert waiting["words"] == "Menunggu sinyal, terkirim sendiri"
    assert _home(_row("waiting", words="Mengirim foto 1 dari 2"))["tone"] == "good"

    sent = _home(_row("sent", sentAt=9 * MINUTE, address="/s/kim/berita/a/"))

    assert sent == {
        "title": "Air pasang",
        "words": "Terkirim pukul 9",
        "tone": "good",
        "address": "/s/kim/berita/a/",
    }


def test_home_is_silent_of_drafts_and_of_what_went_at_once_or_long_ago() -> None:
    assert _home(_row("writing"), _row("leaving")) is None
    assert _home(_row("sent", sentAt=1_000, key="a")) is None
    assert _home(_row("sent", sentAt=1_000, key="a"), seen="a")["words"].startswith("Terkirim")
    assert _home(_row("sent", sentAt=MINUTE), now=120 * MINUTE) is None


def test_what_needs_a_look_is_said_before_what_waits() -> None:
    line = _home(_row("waiting"), _row("look"), _row("look"))

    assert (line["title"], line["tone"]) == ("2 kiriman belum diterima", "bad")
