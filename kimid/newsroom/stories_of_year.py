"""What stories, and what people told a group, say of a year of it."""

from typing import Final

from django.db.models import Count, Q

from kimid.lib.picture import shown_pictures
from kimid.lib.text import number
from kimid.newsroom.models import StoryKind, Tip, TipOutcome
from kimid.shared_pages.years import (
    YearChapter,
    YearFigure,
    YearLine,
    YearSpan,
    year_chapter,
)
from kimid.sites.models import Site
from kimid.wire.best_read import best_read, published_counts

_BEST: Final = 5
_WITH_PHOTOS: Final = 24
_KINDS: Final = tuple(StoryKind.values)


@year_chapter(10)
def stories_of_year(site: Site, span: YearSpan) -> YearChapter:
    """How much was published and read, and what was read most. Three queries."""
    counts = published_counts(site, _KINDS, span)
    best = best_read(site, _KINDS, span, _WITH_PHOTOS)
    checked = f"{number(counts.checked)} dipastikan orang lain" if counts.published else ""
    return YearChapter(
        "kabar",
        "Kabar yang paling dibaca" if counts.reads else "Kabar yang terbit",
        (
            YearFigure(counts.published, "kabar terbit", checked),
            YearFigure(
                counts.reads, "kali dibaca", "tanpa mengikuti siapa pun" if counts.reads else ""
            ),
        ),
        tuple(
            YearLine(item.headline, f"{number(times)} kali dibaca" if times else "", item.path)
            for item, times in best[:_BEST]
        ),
        tuple(shown_pictures(row.item.picture for row in best if row.item.picture)),
        route="ruang-stories",
    )


@year_chapter(20)
def tips_of_year(site: Site, span: YearSpan) -> YearChapter:
    """What people told the group, and what of it has an answer. One query."""
    begin, end = span.moments(site)
    rows = Tip.objects.filter(site=site, sent_at__gte=begin, sent_at__lt=end, is_held=False)
    answered = Q(outcome=TipOutcome.ANSWERED) | Q(story__isnull=False)
    counts = rows.aggregate(sent=Count("pk"), answered=Count("pk", filter=answered))
    note = f"{number(counts['answered'])} dijawab atau jadi kabar" if counts["sent"] else ""
    return YearChapter(
        "warga",
        "Kabar dari warga",
        (YearFigure(counts["sent"], "kabar dari warga", note),),
        route="ruang-tips",
    )
