"""Editors who publish and withdraw over HTTP without a pause, and a reader."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from threading import Event, Lock, Thread
from typing import Final

from bench.browser import Browser
from bench.world_words import PASSWORD

_CONNECTION_ERRORS: Final = (OSError, HTTPException)
_WITHDRAWN_OF_TEN: Final = 3


@dataclass
class Record:
    """The state of one story: not sent (""), "sent", or confirmed ("acknowledged")."""

    id: str
    publish: str = ""
    withdraw: str = ""


class Crowd:
    """One thread for each KIM that publishes its stories in turn, and one reader."""

    def __init__(
        self, port: int, stories: Mapping[str, Sequence[str]], hosts: Sequence[str]
    ) -> None:
        self._port = port
        self._stop = Event()
        self._records: list[Record] = []
        self._turns = [Lock() for _ in range(len(stories) + 1)]
        work: list[Callable[[Lock], None]] = [
            partial(self._edit, label, ids) for label, ids in stories.items()
        ]
        work.append(partial(self._read, hosts))
        self._threads = [
            Thread(target=each, args=(turn,), daemon=True)
            for each, turn in zip(work, self._turns, strict=True)
        ]
        for thread in self._threads:
            thread.start()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Nobody sends anything inside."""
        for turn in self._turns:
            turn.acquire()
        try:
            yield
        finally:
            for turn in self._turns:
                turn.release()

    def end(self) -> list[Record]:
        """Stop all threads. Returns the records."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
        return self._records

    def _edit(self, label: str, ids: Sequence[str], turn: Lock) -> None:
        """Publish one story after the other, and withdraw some of them at once."""
        browser = self._signed_in(label)
        for story in ids:
            if self._stop.is_set():
                return
            with turn:
                record = Record(story)
                self._records.append(record)
                record.publish = self._send(browser, label, story, "terbitkan")
                if record.publish == "acknowledged" and secrets.randbelow(10) < _WITHDRAWN_OF_TEN:
                    record.withdraw = self._send(
                        browser, label, story, "tarik", kind="wrong", reason="Angkanya keliru."
                    )
            time.sleep(0.02)

    def _signed_in(self, label: str) -> Browser:
        browser = Browser(self._port)
        while not self._stop.is_set():
            try:
                browser.sign_in(f"{label}-r", PASSWORD)
            except _CONNECTION_ERRORS:
                time.sleep(0.2)
            else:
                return browser
        return browser

    def _send(self, browser: Browser, label: str, story: str, verb: str, **fields: str) -> str:
        """Send a form once. A refused connection sent nothing, so it is tried again."""
        path = f"/s/{label}/berita/{story}/"
        while not self._stop.is_set():
            try:
                answer = browser.post(f"{path}{verb}/", **fields)
            except ConnectionRefusedError:
                time.sleep(0.05)
            except _CONNECTION_ERRORS:
                return "sent"
            else:
                return (
                    "acknowledged"
                    if answer.status == 302 and answer.location == path
                    else f"answered {answer.status}"
                )
        return ""

    def _read(self, hosts: Sequence[str], turn: Lock) -> None:
        browser = Browser(self._port)
        while not self._stop.is_set():
            with turn:
                try:
                    browser.get(secrets.choice(list(hosts)), "/")
                except _CONNECTION_ERRORS:
                    browser.close()
            time.sleep(0.02)
