"""In the workspace, below `/s/<label>/`: of a KIM, and of the portal of an office."""

from django.urls import path

from kimid.evaluation.views import contest_levels, entries, on_behalf, results, rounds

urlpatterns = [
    path("evaluasi/", entries.entries, name="ruang-evaluations"),
    path("evaluasi/<int:number>/", entries.entry, name="ruang-evaluation"),
    path("evaluasi/<int:number>/simpan/", entries.save, name="ruang-keep-evaluation"),
    path("evaluasi/<int:number>/<slug:paper>/buang/", entries.drop, name="ruang-drop-evidence"),
    path("evaluasi/<int:number>/<slug:paper>.webp", entries.paper_thumbnail, name="ruang-evidence"),
    path("evaluasi/<int:number>/sanggah/", entries.dispute, name="ruang-dispute-entry"),
    path("putaran/", rounds.rounds, name="ruang-rounds"),
    path("putaran/baru/<slug:kind>/", rounds.open_round, name="ruang-open-round"),
    path("putaran/formulir/<slug:kind>/", rounds.form, name="ruang-form"),
    path("putaran/formulir/<slug:kind>/<int:row>/cabut/", rounds.retire, name="ruang-retire"),
    path("putaran/<int:number>/", rounds.round_page, name="ruang-round"),
    path("putaran/<int:number>/perpanjang/", rounds.prolong, name="ruang-prolong"),
    path("putaran/<int:number>/tarik/", rounds.take_back, name="ruang-take-back-round"),
    path("putaran/<int:number>/isi/<slug:kim>/", on_behalf.entry, name="ruang-entry-for"),
    path(
        "putaran/<int:number>/isi/<slug:kim>/simpan/", on_behalf.save, name="ruang-keep-entry-for"
    ),
    path(
        "putaran/<int:number>/isi/<slug:kim>/<slug:paper>/buang/",
        on_behalf.drop,
        name="ruang-drop-evidence-for",
    ),
    path(
        "putaran/<int:number>/isi/<slug:kim>/<slug:paper>.webp",
        on_behalf.paper_thumbnail,
        name="ruang-evidence-for",
    ),
    path("babak/<int:level_id>/", contest_levels.contest_level, name="ruang-heat"),
    path(
        "babak/<int:level_id>/<int:number>/", contest_levels.participant, name="ruang-participant"
    ),
    path("babak/<int:level_id>/<int:number>/ikut/", contest_levels.exclude, name="ruang-exclude"),
    path(
        "babak/<int:level_id>/<int:number>/<slug:paper>/<int:page_number>.webp",
        contest_levels.paper,
        name="ruang-participant-paper",
    ),
    path("babak/<int:level_id>/juri/", results.invite, name="ruang-invite-juror"),
    path(
        "babak/<int:level_id>/juri/<int:juror>/berhenti/",
        results.remove_juror,
        name="ruang-let-juror-go",
    ),
    path("babak/<int:level_id>/hasil/", results.result, name="ruang-result"),
    path("babak/<int:level_id>/<int:number>/ralat/", results.correct, name="ruang-correct-result"),
]
