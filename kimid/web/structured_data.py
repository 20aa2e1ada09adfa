"""What search engines are told of things that are more than articles: something that takes place, a
claim that was checked.
"""

from typing import Any, Final

from kimid.sites.models import Site
from kimid.wire.models import Item, ItemKind
from kimid.wire.verdicts import Verdict

# As fact checkers rate: from 1, false, to 5, true.
_RATINGS: Final = {Verdict.FALSE: 1, Verdict.UNPROVEN: 3, Verdict.TRUE: 5}

type JsonLd = dict[str, Any]


def data_of_kind(item: Item, site: Site, url: str) -> list[JsonLd]:
    """The data that a thing of its kind has besides those of an article."""
    if item.kind == ItemKind.AGENDA and item.starts_at:
        return [_event(item, site, url)]
    is_answered = item.kind == ItemKind.FACT_CHECK and not item.is_unverified
    return [_claim_review(item, site, url)] if is_answered else []


def _event(item: Item, site: Site, url: str) -> JsonLd:
    place = site.region.full_name
    data = {
        "@type": "Event",
        "name": item.title,
        "description": item.summary,
        "url": url,
        "startDate": item.starts_at.isoformat(timespec="seconds") if item.starts_at else "",
        "location": {"@type": "Place", "name": item.venue or place, "address": place},
        "organizer": {"@type": "Organization", "name": item.organiser, "url": site.url}
        if item.organiser
        else {"@id": f"{site.url}#kim"},
    }
    return data | ({"endDate": item.ends_at.isoformat(timespec="seconds")} if item.ends_at else {})


def _claim_review(item: Item, site: Site, url: str) -> JsonLd:
    claim: JsonLd = {"@type": "Claim"}
    if item.claim_since:
        claim["datePublished"] = item.claim_since.isoformat()
    if item.claim_seen:
        claim["appearance"] = {"@type": "CreativeWork", "name": item.claim_seen}
    return {
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": item.claim,
        "datePublished": item.published_at.isoformat(timespec="seconds"),
        "author": {"@type": "Organization", "name": site.name, "url": site.url},
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[Verdict(item.verdict)],
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": item.verdict_label,
        },
    }
