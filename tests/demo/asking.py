"""Asks the sites of the demo what `queries.toml` says, as their search page does."""

import re
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kimid.sites.models import Site
from kimid.wire.kinds import kind_of
from kimid.wire.search.name_search import name_matches, suggest_name
from kimid.wire.search.results import SearchQuery, search


def queries() -> list[dict[str, Any]]:
    """All of them, as they stand in the file."""
    asked: list[dict[str, Any]] = tomllib.loads(
        Path(__file__).with_name("queries.toml").read_text(encoding="utf-8")
    )["query"]
    return asked


def missed(query: dict[str, Any], now: datetime) -> str:
    """What the answer to a query lacks; empty when all is there."""
    site = Site.objects.get(label=query["on"])
    typed = query.get("typed", "")
    wanted = SearchQuery(
        typed,
        region=query.get("region", ""),
        kind=kind_of(query["kind"]) if "kind" in query else None,
        since=now - timedelta(days=query["days"]) if "days" in query else None,
    )
    titles = [hit.item.title for hit in search(site, wanted).hits]
    if "finds" in query and not any(re.search(query["finds"], title) for title in titles):
        return f"{query}: {titles}"
    if "names" in query and query["names"] not in (
        found := [each.title for each in name_matches(site, typed)]
    ):
        return f"{query}: {found}"
    if "meant" in query and query["meant"] != (meant := suggest_name(site, typed)):
        return f"{query}: {meant}"
    return ""
