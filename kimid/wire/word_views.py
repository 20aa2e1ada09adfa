"""The words that an office lets mean the same in searches of its region."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.wire import actions
from kimid.wire.forms import AlikeWordsForm
from kimid.wire.models import AlikeWords
from kimid.wire.rules import WirePermission
from kimid.wire.search.alike import BadGroup


@require_GET
@page(Audience.PORTAL, WirePermission.SET_WORDS)
def search_words(request: RuangRequest) -> HttpResponse:
    """The groups of words of this region, with the form for one more."""
    return _search_words(request, AlikeWordsForm())


@require_POST
@page(Audience.PORTAL, WirePermission.SET_WORDS)
def add(request: RuangRequest) -> HttpResponse:
    """Add a group of words."""
    form = AlikeWordsForm(request.POST)
    if not form.is_valid():
        return _search_words(request, form)
    words = form.cleaned_data["words"]
    try:
        actions.add_alike_words(
            request.site.region, words=words, by=request.person, at=timezone.now()
        )
    except BadGroup as why:
        form.add_error("words", str(why))
        return _search_words(request, form)
    messages.success(request, "Disimpan. Pencarian di wilayah ini langsung memakainya.")
    return redirect("ruang-search-words", site_label=request.site.ruang_label)


@require_POST
@page(Audience.PORTAL, WirePermission.SET_WORDS)
def remove(request: RuangRequest, group: int) -> HttpResponse:
    """Remove a group of words of this region."""
    row = get_object_or_404(AlikeWords, pk=group, region=request.site.region_id)
    with suppress(AlikeWords.DoesNotExist):  # a colleague was quicker
        actions.remove_alike_words(row, by=request.person, at=timezone.now())
    messages.success(request, f"Dihapus: {row.words}.")
    return redirect("ruang-search-words", site_label=request.site.ruang_label)


def _search_words(request: RuangRequest, form: AlikeWordsForm) -> HttpResponse:
    rows = AlikeWords.objects.filter(region=request.site.region_id).order_by("words")
    status = 422 if form.is_bound else 200
    return render(request, "wire/search_words.html", {"form": form, "rows": rows}, status=status)
