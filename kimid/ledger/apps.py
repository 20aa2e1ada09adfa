from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from kimid.ledger.book_guards import drop_guards, has_books, make_guards, missing_guards


class LedgerConfig(AppConfig):
    name = "kimid.ledger"
    label = "ledger"

    def ready(self) -> None:
        # Models are ready only now. Permissions register themselves.
        from kimid.ledger import (
            bill_notices,
            notices,
            official_notices,
            panels,
            presenters,
            public_panels,
            rules,
            schedule,
            shared_receipts,
            year_panels,
        )
        from kimid.ledger.actions import erased_names
        from kimid.ledger.health import examine_books
        from kimid.ledger.held_advertorials import unpaid_advertorial
        from kimid.lib.health import register_check
        from kimid.newsroom.hold_backs import register_hold_back
        from kimid.sites.named_people import NamedPeople, register_named_people

        register_check("books", examine_books)
        notices.connect()
        bill_notices.connect()
        official_notices.connect()
        register_hold_back(unpaid_advertorial)
        names = (erased_names.rows_with_name, erased_names.erase_name, erased_names.texts_with_name)
        register_named_people(NamedPeople(*names))
        year_panels.connect()
        pre_migrate.connect(_open_books, sender=self)
        post_migrate.connect(_guard_books, sender=self)


def _open_books(*, using: str, **_: Any) -> None:
    drop_guards(connections[using])


def _guard_books(*, using: str, **_: Any) -> None:
    # Whoever migrates another app alone may have no books yet.
    if has_books(connections[using]) and missing_guards(connections[using]):
        make_guards(connections[using])
