"""Receives what a browser sends, on the event loop: a body on its way holds no thread.

A sender must begin, go on and keep up a least rate, far below that of a phone on the weakest line.
Otherwise a few slow ones would hold all places.
"""

import asyncio
import time
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from kimid.serving.protocol import HttpProtocol

MAX_BODIES: Final = 512  # on their way to one process
MAX_BYTES: Final = 512 * 1024**2  # of all these bodies together
IDLE_SECONDS: Final = 20.0  # without one byte
LEAST_RATE: Final = 500  # bytes a second, over the whole body; GPRS gives 2,000
_IN_MEMORY: Final = 128 * 1024  # of one body; the rest of it is on the disk


class BodyRefused(Exception):
    """The body is not taken. `status` says why."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status
        super().__init__(status.phrase)


class BodyRoom:
    """Places for bodies on their way to this process."""

    def __init__(
        self,
        *,
        bodies: int = MAX_BODIES,
        room: int = MAX_BYTES,
        idle: float = IDLE_SECONDS,
        rate: int = LEAST_RATE,
    ) -> None:
        self._bodies, self._room, self._idle, self._rate = bodies, room, idle, rate
        self._arriving = 0
        self._received = 0

    async def receive(self, protocol: HttpProtocol, length: int) -> IO[bytes]:
        """The whole body as a file. The caller gives it back with `release`. Raises BodyRefused."""
        if self._arriving >= self._bodies:
            raise BodyRefused(HTTPStatus.SERVICE_UNAVAILABLE)
        self._arriving += 1
        file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed by `release`
        try:
            await self._fill(file, protocol, length)
        except BaseException:
            self.release(file)
            raise
        finally:
            self._arriving -= 1
        file.seek(0)
        return file

    def release(self, file: IO[bytes]) -> None:
        """Forget a body."""
        file.seek(0, 2)
        self._received -= file.tell()
        file.close()

    async def _fill(self, file: IO[bytes], protocol: HttpProtocol, length: int) -> None:
        chunks = aiter(protocol)
        begun, received = time.monotonic(), 0
        while received < length:
            # Seconds that this sender is ahead of the least rate.
            ahead = received / self._rate - (time.monotonic() - begun)
            try:
                chunk = await asyncio.wait_for(
                    anext(chunks), min(self._idle, max(0.0, self._idle + ahead))
                )
            except TimeoutError as slow:
                raise BodyRefused(HTTPStatus.REQUEST_TIMEOUT) from slow
            except StopAsyncIteration as gone:
                raise BodyRefused(HTTPStatus.BAD_REQUEST) from gone
            if self._received + len(chunk) > self._room:
                raise BodyRefused(HTTPStatus.SERVICE_UNAVAILABLE)
            file.write(chunk)
            received += len(chunk)
            self._received += len(chunk)
            # A connection that broke gives empty pieces, and then none.
            if not chunk:
                raise BodyRefused(HTTPStatus.BAD_REQUEST)
