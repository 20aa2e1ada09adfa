"""The address of a PostgreSQL database, taken apart."""

import pytest

from kimid.lib.database_url import postgresql_parts


def test_every_part_of_an_address_is_read() -> None:
    parts = postgresql_parts("postgresql://kim:ra%40hasia@db.example:5433/kim%20id?sslmode=require")

    assert {name: parts[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "kim id",
        "USER": "kim",
        "PASSWORD": "ra@hasia",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert parts["OPTIONS"] == {
        "connect_timeout": 5,
        "tcp_user_timeout": 10_000,
        "options": "-c jit=off",
        "sslmode": "require",
    }


def test_a_socket_folder_may_be_the_host() -> None:
    parts = postgresql_parts("postgres:///kimid?host=/run/postgresql")

    assert (parts["HOST"], parts["PORT"], parts["USER"]) == ("/run/postgresql", "", "")


@pytest.mark.parametrize(
    "url", ["mysql://localhost/kimid", "postgresql://localhost", "postgresql://localhost/", ""]
)
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL"):
        postgresql_parts(url)
