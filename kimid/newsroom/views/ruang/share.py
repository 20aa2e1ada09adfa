"""What another app hands to the workspace, as the beginning of a story."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import sending_groups
from kimid.lib.text import as_quote
from kimid.newsroom.models import SourceKind


# other apps hand things over without a token of ours; nothing is written here, the form on the page
# has one
@csrf_exempt
@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN, while_waiting=True)
def share(request: RuangRequest) -> HttpResponse:
    """What another app handed over, as the beginning of a story: forwarded words are quoted, never
    taken for the writer's own.
    """
    shared = [request.POST.get(name, "").strip() for name in ("title", "text", "url")]
    words = "\n\n".join(dict.fromkeys(filter(None, shared)))
    shown = {
        "groups": sending_groups(request.person),
        "quote": as_quote(words),
        "words": words,
        "source_kind": SourceKind.WORD_OF_MOUTH.value,
    }
    return render(request, "newsroom/ruang/share.html", {**shown, "photos": bool(request.FILES)})
