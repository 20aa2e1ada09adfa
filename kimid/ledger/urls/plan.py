"""The plan of a year, counts, and closed months."""

from typing import Final

from django.urls import URLPattern, path

from kimid.ledger.views import cash_counts, closing, official_asking, plan, plan_forms

_PLAN: Final = "rencana/<int:year>/"

urlpatterns: Final[list[URLPattern]] = [
    path("rencana/", plan.plan, name="ruang-money-plan"),
    path(_PLAN, plan.plan, name="ruang-money-plan-year"),
    path(f"{_PLAN}salin/", plan.copy, name="ruang-money-plan-copy"),
    path(f"{_PLAN}sumber/", plan_forms.new_source, name="ruang-money-source-new"),
    path(f"{_PLAN}pos/", plan_forms.new_line, name="ruang-plan-line-new"),
    path("rencana/sumber/<slug:number>/", plan_forms.source, name="ruang-money-source"),
    path("rencana/pos/<slug:number>/", plan_forms.line, name="ruang-plan-line"),
    path("rencana/rutin/", plan_forms.new_recurring, name="ruang-recurring-new"),
    path(
        "rencana/rutin/<slug:number>/akhiri/", plan_forms.end_recurring, name="ruang-recurring-end"
    ),
    path("hitung/", cash_counts.count, name="ruang-cash-count"),
    path("hitung/<int:key>/", cash_counts.counted, name="ruang-cash-counted"),
    path("hitung/<int:key>/jawab/", cash_counts.answer, name="ruang-cash-count-answer"),
    path("tutup/", closing.close, name="ruang-close-books"),
    path("pejabat/<slug:number>/", official_asking.ask, name="ruang-money-official"),
]
