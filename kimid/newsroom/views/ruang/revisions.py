"""The revisions of a story, the differences between two, and a way back."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.newsroom import queries
from kimid.newsroom.actions import writing
from kimid.newsroom.differences import differences
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.responses import page_context, run_action, story_or_404


@require_GET
@page(Audience.KIM, NewsroomPermission.ENTER)
def revisions(request: RuangRequest, public_id: str) -> HttpResponse:
    """All revisions, and the differences between two of them: by default the last two."""
    story = story_or_404(request, public_id)
    rows = list(queries.revisions_of(story))
    if not rows:
        raise Http404
    by_number = {str(row.number): row for row in rows}
    after = by_number.get(request.GET.get("ke", ""), rows[0])
    before = by_number.get(request.GET.get("dari", ""), rows[min(1, len(rows) - 1)])
    may_restore = not story.was_published and request.person.has_perm(
        NewsroomPermission.EDIT, story
    )
    context = {
        "revisions": rows,
        "before": before,
        "after": after,
        "changes": differences(before, after, zone=story.site.region.zone),
        "may_restore": may_restore,
    }
    return render(
        request,
        "newsroom/ruang/revisions.html",
        {**page_context(request, story, "Naskah"), **context},
    )


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.ENTER)
def restore(request: RuangRequest, public_id: str, number: int) -> HttpResponse:
    """Go back to an earlier revision. A GET shows what would change."""
    story = story_or_404(request, public_id, NewsroomPermission.EDIT)
    if request.method == "POST" or story.was_published:
        return run_action(
            request,
            story,
            lambda: writing.restore(story, number=number, by=request.person, at=timezone.now()),
            "Naskah lama dipakai lagi. Yang tadi tetap tersimpan di daftar naskah.",
        )
    earlier = queries.revisions_of(story).filter(number=number).first()
    if earlier is None:
        raise Http404
    context = {
        **page_context(request, story, "Naskah"),
        "earlier": earlier,
        "number": str(number),
        "changes": differences(story, earlier, zone=story.site.region.zone),
        "confirmed": queries.valid_confirmations(story),
    }
    return render(request, "newsroom/ruang/restore.html", context)
