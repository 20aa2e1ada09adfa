"""Parses the address of a PostgreSQL database for Django."""

from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

# A lost server is noticed in seconds, not in the minutes of TCP. Our queries are short: if
# PostgreSQL overestimates one, its compilation (JIT) takes 30 ms and more, and saves nothing.
_OPTIONS: Final = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "options": "-c jit=off"}


def postgresql_parts(url: str) -> dict[str, object]:
    """`postgresql://user:secret@host:5432/name?sslmode=require` as NAME, USER, PASSWORD, HOST,
    PORT, OPTIONS.

    A socket folder is written as `?host=/run/postgresql`. Raises ValueError for another scheme or a
    missing name.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or len(parts.path) < 2:
        raise ValueError(
            "DATABASE_URL must read postgresql://user:password@host:port/name, or sqlite:///path"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {**_OPTIONS, **options},
    }
