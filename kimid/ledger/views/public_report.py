"""The report of a year as readers have it: frozen, with the day of its figures."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.ledger.proposal_queries import public_report
from kimid.ledger.tags import money_tag
from kimid.ledger.year_report import public_paper
from kimid.ledger.year_report_pdf import chapter_words, money_words
from kimid.lib.text import paragraphs
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.wire.gone import held_page


@require_safe
@page(Audience.EVERYONE)
def year_report(request: SiteRequest, year: int) -> HttpResponse:
    """What a group did in a year. What was withdrawn since is not in it."""
    report = public_report(request.site, year)
    if report is None:
        raise Http404
    if report.held_account is not None:
        return held_page(request, "laporan tahunan")
    paper = public_paper(report)
    context = {
        "paper": paper,
        "foreword": paragraphs(paper.foreword),
        "money_words": money_words(paper.money),
        "chapters": [(chapter, chapter_words(chapter)) for chapter in paper.chapters],
    }
    response = render(request, "ledger/public/year_report.html", context)
    mark_cacheable(response, tags=[money_tag(request.site), request.site.tag])
    return response
