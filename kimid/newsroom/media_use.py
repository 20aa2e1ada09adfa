"""Which photos, documents and voice notes the newsroom still uses."""

from collections.abc import Set as AbstractSet

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast, Concat

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import ConflictCopy, Meeting, Message, Revision, Tip, TipOutcome
from kimid.sites.models import Site


def media_in_use(site: Site, names: AbstractSet[str]) -> set[str]:
    """Those of these names that stories, talks, meetings or tips of this site use.

    Old revisions of a draft do not count: nobody goes back to them. Nor does a declined tip.
    """
    draft_revisions = Q(story__stage=Stage.DRAFT) & ~Q(number=F("story__revision_number"))
    content_rows = (
        Revision.objects.filter(site=site).exclude(draft_revisions),
        ConflictCopy.objects.filter(site=site),
    )
    talk_rows = (Message.objects.filter(site=site), Meeting.objects.filter(site=site))
    content_queries = [
        rows.annotate(
            media_text=Concat(Cast("photos", TextField()), Cast("attachments", TextField()))
        )
        for rows in content_rows
    ]
    talk_queries = [rows.annotate(media_text=Cast("photos", TextField())) for rows in talk_rows]
    tips = Tip.objects.filter(site=site, picture__name__in=names).exclude(
        outcome=TipOutcome.DECLINED, story=None
    )
    return set(tips.values_list("picture__name", flat=True)) | {
        name
        for name in names
        if any(
            rows.filter(media_text__contains=name).exists()
            for rows in (*content_queries, *talk_queries)
        )
    }
