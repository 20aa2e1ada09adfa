"""The texts of the ledger of links."""

from typing import Final

NOT_PUBLIC: Final = {"links.LinkUse": "owner"}
