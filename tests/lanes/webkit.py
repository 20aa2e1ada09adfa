"""WebKitGTK's MiniBrowser, driven by selenium on a screen that nobody sees. Its sessions are
private: they write nothing to the disk and keep no Blob, as a private tab of an iPhone.
"""

import os
import subprocess
from pathlib import Path
from typing import Any, Final

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.lanes.browser import PATIENCE, SIZE, SilentDriver

_DRIVER: Final = "/usr/bin/WebKitWebDriver"
_INTO_SIGHT: Final = "arguments[0].scrollIntoView({ block: 'center' });"
_RUN: Final = """const given = [...arguments], done = given.pop();
new Promise(go => go((FUNCTION)(...given)))
  .then(value => done([value, '']), error => done([null, String(error)]));"""

# Longer than anything that a driver is asked to wait for. Selenium alone would wait for ever.
_ANSWER: Final = 1.5 * PATIENCE  # seconds


class _Driver(webdriver.Remote):
    """Says so when its program answers nothing at all."""

    def execute(self, driver_command: Any, params: dict[str, Any] | None = None) -> Any:
        """One command of WebDriver."""
        try:
            return super().execute(driver_command, params)
        except HTTPError as error:
            raise SilentDriver(f"{driver_command} had no answer: {error}") from error


class WebKit:
    """One person's WebKit, as narrow as its window gets."""

    is_private = True
    sends_files_by_form = False  # 2.54: a form with a file that the driver chose ends its page
    trouble: type[Exception] = WebDriverException

    def __init__(self, *, script: bool) -> None:
        options = Options()
        [program] = Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")
        options.binary_location = str(program)
        options.add_argument("--automation")
        if not script:
            options.add_argument("--enable-javascript-markup=false")  # the driver's own still runs
        self._screen, display = _screen()
        self._service = Service(_DRIVER, env=_environment(display))
        try:
            self._service.start()
            self._driver = _Driver(
                _connection(self._service), options=options, file_detector=UselessFileDetector()
            )
        except BaseException:
            self._end()
            raise
        self.version = str(self._driver.capabilities["browserVersion"])
        self._driver.set_script_timeout(PATIENCE)
        self._driver.set_page_load_timeout(PATIENCE)
        self._driver.set_window_size(*SIZE)

    def open(self, address: str) -> None:
        """See `LaneBrowser`, here and below."""
        self._driver.get(address)

    def address(self) -> str:
        return str(self._driver.current_url)

    def run(self, function: str, *given: object) -> Any:
        code = _RUN.replace("FUNCTION", function)
        value, error = self._driver.execute_async_script(code, *given)
        if error:
            raise WebDriverException(error)
        return value

    def texts(self, where: str) -> list[str]:
        return [str(each.get_property("textContent")) for each in self._all(where)]

    def fill(self, where: str, words: str) -> None:
        field = self._seen(where)
        field.clear()
        field.send_keys(words)

    def press(self, where: str) -> None:
        self._seen(where).click()

    def choose(self, where: str, file: Path) -> None:
        self._all(where)[0].send_keys(str(file))

    def next_tab(self) -> None:
        old = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        new = self._driver.current_window_handle
        self._driver.switch_to.window(old)
        self._driver.close()
        self._driver.switch_to.window(new)

    def close(self) -> None:
        try:
            self._driver.quit()
        finally:
            self._end()

    def _end(self) -> None:
        if self._service.process:  # killed: a silent one would heed no request
            self._service.process.kill()
            self._service.process.wait()
        self._screen.terminate()
        self._screen.wait()

    def _all(self, where: str) -> list[WebElement]:
        by = By.XPATH if where.startswith("//") else By.CSS_SELECTOR
        return list(self._driver.find_elements(by, where))

    def _seen(self, where: str) -> WebElement:
        def first(_: object) -> WebElement | None:
            return next((each for each in self._all(where) if each.is_displayed()), None)

        waiting = WebDriverWait(self._driver, PATIENCE, ignored_exceptions=[WebDriverException])
        seen = waiting.until(first, f"{where} is not seen")
        self._driver.execute_script(_INTO_SIGHT, seen)
        return seen


def _connection(service: Service) -> RemoteConnection:
    """To a driver that is given so long for an answer, once."""
    once = {"init_args_for_pool_manager": {"retries": False}}
    return RemoteConnection(
        client_config=ClientConfig(
            service.service_url, timeout=int(_ANSWER), init_args_for_pool_manager=once
        )
    )


def _screen() -> tuple[subprocess.Popen[bytes], str]:
    """A screen of X that nobody sees, and its name. It takes a number that is free by itself."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0", "1000x1000x24"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as words:
        number = words.readline().strip()
    if not number:
        raise RuntimeError(f"Xvfb ended with {screen.wait()} and gave no screen.")
    return screen, f":{number}"


def _environment(display: str) -> dict[str, str]:
    """No sandbox where root starts it: there it would not begin."""
    unsafe = {} if os.geteuid() else {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    return {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", **unsafe}
