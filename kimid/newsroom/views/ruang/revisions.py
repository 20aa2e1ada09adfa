"""How the words of a story came to be: every version, what changed between two, and the way back."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.newsroom import actions, queries
from kimid.newsroom.differences import differences
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import do, frame, story_or_404


@require_GET
@page(Audience.KIM, Can.ENTER)
def revisions(request: RuangRequest, public_id: str) -> HttpResponse:
    """All versions, and the difference between two of them: by default the last two."""
    found = story_or_404(request, public_id)
    rows = list(queries.revisions_of(found))
    if not rows:
        raise Http404
    by_number = {str(row.number): row for row in rows}
    after = by_number.get(request.GET.get("ke", ""), rows[0])
    before = by_number.get(request.GET.get("dari", ""), rows[min(1, len(rows) - 1)])
    may_restore = not found.was_published and request.person.has_perm(Can.EDIT, found)
    shown = {
        "revisions": rows,
        "before": before,
        "after": after,
        "changes": differences(before, after),
        "may_restore": may_restore,
    }
    return render(request, "newsroom/ruang/revisions.html", {**frame(request, found, "Naskah"), **shown})


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.ENTER)
def restore(request: RuangRequest, public_id: str, number: int) -> HttpResponse:
    """Go back to an earlier version: asks first, and says what comes of it."""
    found = story_or_404(request, public_id, Can.EDIT)
    if request.method == "POST" or found.was_published:
        done = "Naskah lama dipakai lagi. Yang tadi tetap tersimpan di daftar naskah."
        return do(request, found, lambda: actions.restore(found, number=number, by=request.person, at=timezone.now()), done)
    earlier = queries.revisions_of(found).filter(number=number).first()
    if earlier is None:
        raise Http404
    confirmed = queries.counting_confirmations(found)
    shown = {"earlier": earlier, "number": str(number), "changes": differences(found, earlier), "confirmed": confirmed}
    return render(request, "newsroom/ruang/restore.html", {**frame(request, found, "Naskah"), **shown})
