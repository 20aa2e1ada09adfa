"""A village signal in user space: a proxy that is slow, far away, cuts some requests off, and can
be switched off.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from threading import Event, Thread
from typing import Final

_BITS: Final = 50_000  # a second, in each direction
_ROUND_TRIP: Final = 0.6  # seconds
_CUT: Final = 0.1  # of all requests
_SLICE: Final = 1_400  # bytes, about one packet
_AHEAD: Final = 64  # packets on their way at once

type _OnTheLine = asyncio.Queue[tuple[float, bytes]]


class CutOff(Exception):
    """The line is gone."""


@dataclass(eq=False)
class Line:
    """The line to an install on this machine. `times` makes it so many times faster and nearer,
    with the same cuts.
    """

    house: int
    times: float = 1.0
    seed: int = 7
    port: int = 0
    up: int = 0  # bytes that left the phone
    down: int = 0
    cuts: int = 0
    cutting: bool = True
    shaking_hands: bool = False  # a connection costs a round trip before its first byte
    there: bool = True
    lose_answer_to: bytes = (
        b""  # the next request with this in its first line is served, and its answer is lost
    )
    cut_after: int = 0  # so many bytes more leave the phone, then the signal is gone
    cut_happened: Event = field(default_factory=Event)
    _open: set[asyncio.Transport] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._dice = Random(self.seed)
        self._free = {"up": 0.0, "down": 0.0}
        ready = Event()
        self._loop = asyncio.new_event_loop()
        Thread(target=self._run, args=[ready], daemon=True).start()
        ready.wait()

    def switch(self, *, there: bool) -> None:
        """Signal or none. Without, every open connection breaks and no new one is made."""
        self.there = there
        if not there:
            self._loop.call_soon_threadsafe(self._break_all)

    def _break_all(self) -> None:
        for transport in list(self._open):
            transport.abort()

    def _run(self, ready: Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", self.port)
        )
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()

    async def _serve(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        if not self.there:
            to_phone.transport.abort()
            return
        if self.shaking_hands:
            await asyncio.sleep(_ROUND_TRIP / self.times)
        house, to_house = await asyncio.open_connection("127.0.0.1", self.house)
        ends = {to_phone.transport, to_house.transport}
        self._open |= ends  # type: ignore[arg-type]  # streams of TCP have such transports
        call = _Call(self)
        with suppress(CutOff, ConnectionError, asyncio.IncompleteReadError):
            async with asyncio.TaskGroup() as both:
                for source, target, way in ((phone, to_house, "up"), (house, to_phone, "down")):
                    on_the_line: _OnTheLine = asyncio.Queue(_AHEAD)
                    both.create_task(self._take(source, way, call, on_the_line))
                    both.create_task(self._give(target, way, call, on_the_line))
        for end in ends:
            end.abort()
        self._open -= ends

    async def _take(
        self, source: asyncio.StreamReader, way: str, call: "_Call", on_the_line: "_OnTheLine"
    ) -> None:
        """Bytes go onto the line as fast as it takes them: behind those that are on it already."""
        while some := await source.read(_SLICE):
            if way == "up":
                call.asks(some)
            now = self._loop.time()
            self._free[way] = max(self._free[way], now) + len(some) * 8 / (_BITS * self.times)
            await on_the_line.put((self._free[way] + _ROUND_TRIP / 2 / self.times, some))
            await asyncio.sleep(self._free[way] - now)
        await on_the_line.put((0.0, b""))

    async def _give(
        self, target: asyncio.StreamWriter, way: str, call: "_Call", on_the_line: "_OnTheLine"
    ) -> None:
        """Half a round trip later they are at the other end."""
        while True:
            at, some = await on_the_line.get()
            if not some:
                raise CutOff  # the other end has left
            await asyncio.sleep(at - self._loop.time())
            call.passes(way, len(some))
            target.write(some)
            await target.drain()


class _Call:
    """One connection: decides for each request on it whether it is cut off, and where."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._answered = True
        self._left = -1
        self._loses_answer = False

    def asks(self, some: bytes) -> None:
        """Some bytes of a request; the first after an answer begin a new one."""
        line = self._line
        if not self._answered:
            return
        self._answered = False
        self._left = -1
        head = some.partition(b"\r\n")[0]
        if line.lose_answer_to and line.lose_answer_to in head:
            line.lose_answer_to = b""
            self._loses_answer = True
        elif line.cutting and line._dice.random() < _CUT:
            line.cuts += 1
            self._loses_answer = line._dice.random() < 0.5
            self._left = -1 if self._loses_answer else line._dice.randrange(8_000)

    def passes(self, way: str, size: int) -> None:
        """Count bytes; raises CutOff where the line breaks."""
        line = self._line
        if way == "down":
            line.down += size
            self._answered = True
            if self._loses_answer:
                self._loses_answer = False
                line.cut_happened.set()
                raise CutOff
            return
        line.up += size
        if line.cut_after > 0:
            line.cut_after -= size
            if line.cut_after <= 0:
                line.cut_after = 0
                line.there = False
                line.cut_happened.set()
                line._break_all()
                raise CutOff
        if self._left >= 0:
            self._left -= size
            if self._left < 0:
                raise CutOff
