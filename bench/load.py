"""Many connections at once, on one event loop: readers, slow senders, forms.

Everybody has an address of the loopback network, so that a front server can tell them apart.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, NamedTuple

_TIMEOUT: Final = 30.0
_BOUNDARY: Final = "kimid-bench"


@dataclass
class Tally:
    """What was answered, and how many seconds each answer took."""

    statuses: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    renewed: list[float] = field(default_factory=list)  # of pages that are made anew all the time
    taken: list[str] = field(default_factory=list)  # texts of forms that were acknowledged
    without_words: int = 0  # refusals that do not say why

    def percentile(self, share: float) -> float:
        """Milliseconds; 0 without any answer."""
        return percentile(self.seconds, share)


class ReadPage(NamedTuple):
    """An address that readers ask for. `is_renewed`: each publication makes its page anew."""

    host: str
    path: str
    is_renewed: bool = False


def percentile(seconds: Sequence[float], share: float) -> float:
    """Milliseconds; 0 without any answer."""
    if not seconds:
        return 0.0
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


class Client:
    """One connection, opened again when the server closes it."""

    def __init__(self, port: int, address: str) -> None:
        self._port, self._address = port, address
        self._line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """The connection; opened if there is none."""
        if self._line is None:
            self._line = await asyncio.open_connection(
                "127.0.0.1", self._port, local_addr=(self._address, 0)
            )
        return self._line

    async def send(self, request: bytes) -> tuple[int, bytes]:
        """Status and body. Raises OSError or asyncio's errors."""
        reader, writer = await self.open()
        writer.write(request)
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _TIMEOUT)
        fields = head.lower().split(b"\r\n")
        length = next((int(f[15:]) for f in fields if f.startswith(b"content-length:")), 0)
        is_chunked = b"transfer-encoding: chunked" in fields
        body = await asyncio.wait_for(
            _chunks(reader) if is_chunked else reader.readexactly(length), _TIMEOUT
        )
        if b"connection: close" in fields:
            self.close()
        return int(head[9:12]), body

    def close(self) -> None:
        """Close the connection. The next request opens another."""
        if self._line is not None:
            self._line[1].close()
        self._line = None


async def get(port: int, address: str, page: ReadPage) -> int:
    """The status of one page, over a connection of its own."""
    client = Client(port, address)
    status, _ = await client.send(_get(page.host, page.path))
    client.close()
    return status


async def read(
    port: int, pages: Sequence[ReadPage], connections: int, seconds: float, tally: Tally
) -> None:
    """So many readers, each with a connection that stays open, ask for a page every two seconds."""
    until = time.monotonic() + seconds
    await asyncio.gather(
        *(_reader(port, pages, number, until, tally) for number in range(connections))
    )


async def _reader(
    port: int, pages: Sequence[ReadPage], number: int, until: float, tally: Tally
) -> None:
    dice = Random(number)  # noqa: S311  # whose turn it is
    client = Client(port, f"127.1.{number // 250}.{number % 250 + 1}")
    await asyncio.sleep(dice.random() * 2)
    while time.monotonic() < until:
        page = dice.choice(pages)
        begun = time.monotonic()
        try:
            status, _ = await client.send(_get(page.host, page.path))
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            client.close()
            tally.statuses[type(error).__name__] += 1
        else:
            tally.statuses[str(status)] += 1
            times = tally.renewed if page.is_renewed else tally.seconds
            times.append(time.monotonic() - begun)
        await asyncio.sleep(max(0.0, 2 - (time.monotonic() - begun)))
    client.close()


async def slow_bodies(port: int, host: str, how_many: int, seconds: float) -> Counter[str]:
    """Senders of forms that never come to an end: a byte a second, from one address."""
    until = time.monotonic() + seconds
    answers: Counter[str] = Counter()

    async def one() -> None:
        while time.monotonic() < until:
            client = Client(port, "127.66.6.6")
            try:
                reader, writer = await client.open()
                writer.write(_head(host, "/kirim-kabar/", 400, "127.66.6.6"))
                while time.monotonic() < until and not reader.at_eof():
                    writer.write(b"a")
                    await asyncio.sleep(1)
                answers["cut off" if reader.at_eof() else "still open"] += 1
            except OSError as error:
                answers[type(error).__name__] += 1
                await asyncio.sleep(1)
            finally:
                client.close()

    await asyncio.gather(*(one() for _ in range(how_many)))
    return answers


async def forms(
    port: int,
    slips: Sequence[dict[str, str]],
    base: str,
    tally: Tally,
    *,
    photo: bytes = b"",
    a_second: float = 0,
    net: str = "127.2",
) -> None:
    """Tips of strangers, all at once or so many a second, each from an address of its own."""

    async def one(number: int, slip: dict[str, str]) -> None:
        if a_second:
            await asyncio.sleep(number / a_second)
        words = f"Kabar {net} {number}: jembatan gantung di dusun {number} putus tadi pagi."
        address = f"{net}.{number // 250}.{number % 250 + 1}"
        client = Client(port, address)
        body = _multipart({"slip": slip["slip"], "words": words}, photo)
        head = _head(f"{slip['label']}.{base}", "/kirim-kabar/", len(body), address)
        begun = time.monotonic()
        try:
            status, page = await client.send(head + body)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            tally.statuses[type(error).__name__] += 1
            return
        finally:
            client.close()
        tally.statuses[str(status)] += 1
        tally.seconds.append(time.monotonic() - begun)
        if status == 302:
            tally.taken.append(words)
        elif b"<h1>" not in page:
            tally.without_words += 1

    await asyncio.gather(*(one(number, slip) for number, slip in enumerate(slips)))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    """A body whose length nobody stated."""
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


def _get(host: str, path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode()


def _head(host: str, path: str, length: int, who: str) -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n"
        f"Content-Type: multipart/form-data; boundary={_BOUNDARY}\r\nUser-Agent: {who}\r\n\r\n"
    ).encode()


def _multipart(fields: dict[str, str], photo: bytes) -> bytes:
    named = f"--{_BOUNDARY}\r\nContent-Disposition: form-data; name="
    parts = [f'{named}"{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    if photo:
        parts += [f'{named}"foto"; filename="a.jpg"\r\n\r\n'.encode(), photo, b"\r\n"]
    return b"".join([*parts, f"--{_BOUNDARY}--\r\n".encode()])
