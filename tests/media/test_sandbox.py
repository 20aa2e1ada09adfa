"""Every file becomes a safe photo or a clear message, in a process that can do nothing else."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

import pytest
from PIL import Image

from kimid.media import sandbox
from kimid.media.sandbox import PHOTO_MESSAGES, PhotoRefused, Renditions, renditions
from kimid.media.sandboxed.isolation import CPU_SECONDS
from tests.media.effort import spent
from tests.media.hostile import SECRETS, Hostile, corpus
from tests.media.pictures import encoded, scene, twelve_megapixels
from tests.media.webp import chunks

CORPUS: Final = corpus()
SLOWEST: Final = 5.0  # seconds of the processor for one file
LIGHT: Final = 40 * 1024
FIRST: Final = 7_000

pytestmark = pytest.mark.files


def _decoded(body: bytes) -> Image.Image:
    image = Image.open(BytesIO(body))
    image.load()
    return image


def _secrets_in(result: Renditions) -> list[bytes]:
    return [secret for secret in SECRETS for body in result.bodies.values() if secret in body]


def test_there_are_fifty_hostile_files_and_more() -> None:
    assert len(CORPUS) >= 50


@pytest.mark.parametrize(
    "file", [file for file in CORPUS if file.refused], ids=lambda file: file.what
)
def test_what_is_no_photo_is_refused_with_a_clear_sentence(file: Hostile) -> None:
    began = spent()

    with pytest.raises(PhotoRefused) as refused:
        renditions(file.data)

    assert refused.value.reason in file.refused
    assert str(refused.value) == PHOTO_MESSAGES[refused.value.reason]
    assert spent() - began < SLOWEST


@pytest.mark.parametrize(
    "file", [file for file in CORPUS if not file.refused], ids=lambda file: file.what
)
def test_what_hides_in_a_photo_does_not_come_through(file: Hostile) -> None:
    began = spent()

    result = renditions(file.data)

    assert _secrets_in(result) == []
    assert result.bodies.keys() <= {192, 320, 540, 640, 960, 1600, result.width}
    for width, body in result.bodies.items():
        image = _decoded(body)
        assert (image.format, image.mode, image.width, getattr(image, "n_frames", 1)) == (
            "WEBP",
            "RGB",
            width,
            1,
        )
        assert chunks(body) == {b"VP8 "}
    assert spent() - began < SLOWEST


def test_a_photo_of_a_phone_stands_upright_in_six_sizes_and_tells_nothing() -> None:
    result = renditions(twelve_megapixels())

    assert (result.width, result.height) == (1600, 2133)
    assert list(result.bodies) == [192, 320, 540, 640, 960, 1600]
    assert len(result.bodies[640]) <= LIGHT
    assert len(result.bodies[320]) <= LIGHT / 2
    assert _secrets_in(result) == []
    assert [chunks(body) for body in result.bodies.values()] == [{b"VP8 "}] * 6
    assert _decoded(result.bodies[320]).height == 427


def test_a_photo_is_never_made_larger_than_it_was() -> None:
    assert list(renditions(encoded(scene(700, 500))).bodies) == [192, 320, 540, 640]
    assert list(renditions(encoded(scene(860, 500))).bodies) == [192, 320, 540, 640, 860]
    assert list(renditions(encoded(scene(250, 250))).bodies) == [192, 250]


def test_the_rendition_for_phones_is_light_even_of_a_photo_that_is_all_grain() -> None:
    grain = Image.effect_noise((1600, 1200), 120).convert("RGB")

    assert len(renditions(encoded(grain, quality=95)).bodies[640]) <= LIGHT


def test_the_first_picture_of_a_page_is_light_enough_for_a_weak_line() -> None:
    photo = renditions(encoded(scene(1600, 1200)))
    avif = renditions(photo.bodies[1600], "avif")

    for each in (photo, avif):
        assert len(each.bodies[540]) <= FIRST < len(each.bodies[640])


def test_a_first_picture_that_is_all_grain_stays_a_picture() -> None:
    grain = renditions(encoded(Image.effect_noise((1600, 1200), 120).convert("RGB"), quality=95))

    assert FIRST < len(grain.bodies[540]) < LIGHT / 2


def test_colours_stay_what_they_were() -> None:
    for image in (
        Image.new("RGB", (400, 300), (200, 30, 40)),
        Image.new("RGBA", (400, 300), (200, 30, 40, 255)),
    ):
        pixel = _decoded(renditions(encoded(image, "PNG")).bodies[320]).getpixel((100, 100))
        assert isinstance(pixel, tuple)
        assert all(abs(seen - meant) < 8 for seen, meant in zip(pixel, (200, 30, 40), strict=True))


def test_what_is_see_through_stands_on_white() -> None:
    clear = Image.new("RGBA", (400, 300), (0, 0, 0, 0))

    assert _decoded(renditions(encoded(clear, "PNG")).bodies[320]).getpixel((10, 10)) == (
        255,
        255,
        255,
    )


def test_avif_is_made_in_the_same_sizes_from_the_widest_rendition() -> None:
    webp = renditions(encoded(scene(1600, 1200)))
    avif = renditions(webp.bodies[1600], "avif")

    assert avif.bodies.keys() == webp.bodies.keys()
    assert {_decoded(body).format for body in avif.bodies.values()} == {"AVIF"}
    assert avif.total < webp.total


# An attack from inside: the process isolates itself, then an attacker who controls it tries to get
# out.
_TAKEN_OVER: Final = """
import json, os, socket, sys
sys.path.append(ROOT)
from kimid.media.sandboxed import isolation, photo
isolation.isolate(photo.MEMORY)
def fails(step):
    try:
        step()
    except (OSError, MemoryError):
        return True
    return False
print(json.dumps({
    "open a file": fails(lambda: open("/etc/passwd")),
    "open a file in place of its input": fails(
        lambda: os.close(0) or os.open("/etc/passwd", os.O_RDONLY)
    ),
    "delete a file": fails(lambda: os.unlink(MINE)),
    "empty a file": fails(lambda: os.truncate(MINE, 0)),
    "stop who started it": fails(lambda: os.kill(os.getppid(), 0)),
    "write a file": fails(lambda: open("/tmp/kimid-got-out", "w").write("x")),
    "open a connection": fails(lambda: socket.create_connection(("127.0.0.1", PORT), 1)),
    "take two gigabytes": fails(lambda: bytearray(2 * 1024 ** 3)),
    "start a program": fails(lambda: os.posix_spawn("/bin/true", ["true"], {}) and os.pipe()),
}))
"""


def test_who_takes_the_decoder_over_finds_no_file_no_network_and_no_memory(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("kabar")
    code = (
        _TAKEN_OVER.replace("ROOT", repr(sandbox._ROOT))
        .replace("PORT", "9")
        .replace("MINE", repr(str(mine)))
    )
    process = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, env={}, cwd="/"
    )

    results = json.loads(process.stdout)
    assert len(results) == 9
    assert results == dict.fromkeys(results, True)
    assert mine.read_text() == "kabar"


def test_this_machine_lets_all_walls_be_built() -> None:
    assert sandbox.missing_isolation() == []


def test_who_finds_no_room_is_asked_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_SLOTS", BoundedSemaphore(1))
    monkeypatch.setattr(sandbox, "QUEUE_TIMEOUT", 0.01)

    with sandbox._SLOTS, pytest.raises(PhotoRefused) as refused:
        renditions(encoded(scene(400, 300)))

    assert refused.value.reason == "busy"
    assert renditions(encoded(scene(400, 300))).width == 400


def test_a_machine_without_time_blames_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CPU_SECONDS < sandbox.TIMEOUT
    monkeypatch.setattr(sandbox, "TIMEOUT", 0.001)

    with pytest.raises(PhotoRefused) as refused:
        renditions(encoded(scene(400, 300)))

    assert refused.value.reason == "busy"


@pytest.mark.parametrize(
    "output",
    [
        b"",
        b"[]",
        b'{"width": 1, "height": 1, "tone": "", "widths": [], "sizes": []}\n',
        b'{"width": 1, "height": 1, "tone": "", "widths": [320], "sizes": [999]}\nshort',
        b'{"width": 1, "height": 1, "tone": "", "widths": [320], "sizes": [15]}\n<script>alert()',
        b'{"width": 1, "height": 1, "tone": "", "widths": [320], "sizes": [12]}\nRIFF....WEBPmore',
        b'{"width": 1, "height": 1, "tone": "", "widths": [320, 640], "sizes": [12]}\nRIFF....WEBP',
        b'{"width": 1, "height": 1, "tone": "", "widths": ["x"], "sizes": [-1]}\n',
        b'{"refused": "<b>a word it does not know</b>"}\n',
    ],
)
def test_what_the_decoder_says_is_not_believed(
    output: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_run", lambda command, data: output)

    with pytest.raises(PhotoRefused) as refused:
        renditions(b"")

    assert refused.value.reason == "unreadable"
