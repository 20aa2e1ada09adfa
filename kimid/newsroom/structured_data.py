"""What search engines are told of stories that are more than articles: something that takes place,
a claim that was checked.
"""

from typing import Final

from kimid.newsroom.details import Details
from kimid.sites.models import Site
from kimid.wire.kinds import JsonLd, PublishedItem
from kimid.wire.labels import Label
from kimid.wire.verdicts import Verdict

# As fact checkers rate: from 1, false, to 5, true.
_RATINGS: Final = {Verdict.FALSE: 1, Verdict.UNPROVEN: 3, Verdict.TRUE: 5}

_STATUSES: Final[dict[str, str]] = {
    Label.CALLED_OFF: "EventCancelled",
    Label.MOVED: "EventRescheduled",
}


def event(item: PublishedItem, site: Site, url: str) -> list[JsonLd]:
    """The event of an agenda on its own page."""
    if item.starts_at is None:
        return []
    place = site.region.full_name
    details = Details.of_item(item)
    data = {
        "@type": "Event",
        "name": item.title,
        "description": item.summary,
        "url": url,
        "eventStatus": f"https://schema.org/{_STATUSES.get(item.label, 'EventScheduled')}",
        "startDate": item.starts_at.isoformat(timespec="seconds"),
        "location": {"@type": "Place", "name": details.venue or place, "address": place},
        "organizer": {"@type": "Organization", "name": details.organiser, "url": site.url}
        if details.organiser
        else {"@id": f"{site.url}#kim"},
    }
    ends = {"endDate": item.ends_at.isoformat(timespec="seconds")} if item.ends_at else {}
    return [data | ends]


def claim_review(item: PublishedItem, site: Site, url: str) -> list[JsonLd]:
    """The check of a claim, once it is verified itself."""
    return [] if item.is_unverified else [_claim_review(item, site, url)]


def _claim_review(item: PublishedItem, site: Site, url: str) -> JsonLd:
    details = Details.of_item(item)
    verdict = Verdict(details.verdict)
    claim: JsonLd = {"@type": "Claim"}
    if details.claim_since:
        claim["datePublished"] = details.claim_since.isoformat()
    if details.claim_seen:
        claim["appearance"] = {"@type": "CreativeWork", "name": details.claim_seen}
    return {
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": details.claim,
        "datePublished": item.published_at.isoformat(timespec="seconds"),
        "author": {"@type": "Organization", "name": site.name, "url": site.url},
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[verdict],
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": verdict.label,
        },
    }
