"""What a phone makes of an answer that is none: it keeps the words and asks again, in time."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("node"), reason="Node.js is not installed; on Debian: apt-get install nodejs"
)

RUN: Final = Path(__file__).parent / "network" / "run.mjs"
JSON: Final = "application/json"
BARE: Final = "<html><center>nginx</center></html>"
WORDS: Final = "kimid sedang tersendat. Dicoba lagi sendiri"


def _outcome(status: int, body: str = "", kind: str = "text/html", after: str = "") -> Any:
    headers = {"Content-Type": kind} | ({"Retry-After": after} if after else {})
    answers = [{"status": status, "headers": headers, "body": body}]
    command = ["node", "--no-warnings", str(RUN)]
    process = subprocess.run(
        command, input=json.dumps(answers), capture_output=True, text=True, check=True
    )
    return json.loads(process.stdout)[0]


@pytest.mark.parametrize(
    ("status", "body", "kind", "after", "pause"),
    [
        (503, json.dumps({"error": WORDS}), JSON, "120", 120_000),
        (503, "<h1>Tulisan Anda belum tersimpan</h1>", "text/html", "30", 30_000),
        (502, BARE, "text/html", "", 30_000),
        (504, BARE, "text/html", "", 30_000),
        (429, BARE, "text/html", "", 30_000),
        (429, json.dumps({"error": WORDS}), JSON, "60", 60_000),
        (503, BARE, "text/html", "1", 5_000),
        (503, BARE, "text/html", "86400", 600_000),
        (503, BARE, "text/html", "Wed, 21 Oct 2026 07:28:00 GMT", 30_000),
    ],
)
def test_trouble_of_the_server_or_of_its_front_is_waited_for(
    status: int, body: str, kind: str, after: str, pause: int
) -> None:
    assert _outcome(status, body, kind, after) == {
        "name": "Busy",
        "message": WORDS,
        "pause": pause,
    }


def test_what_is_no_trouble_is_taken_as_it_is() -> None:
    sentence = json.dumps({"error": "Terlalu banyak foto."})
    assert _outcome(429, sentence, JSON)["code"] == 429
    assert _outcome(200, json.dumps({"at": "08.00"}), JSON)["data"] == {"at": "08.00"}
    assert _outcome(403)["name"] == "SignedOut"
    assert _outcome(404)["name"] == "Refused"
    assert _outcome(0)["name"] == "NoSignal"
