"""In the workspace, below `/s/<label>/`: of a KIM, and of the portal of an office."""

from django.urls import path

from kimid.evaluation.views import behalf, entering, heats, results, rounds

urlpatterns = [
    path("evaluasi/", entering.entries, name="ruang-evaluations"),
    path("evaluasi/<int:number>/", entering.entry, name="ruang-evaluation"),
    path("evaluasi/<int:number>/simpan/", entering.keep, name="ruang-keep-evaluation"),
    path("evaluasi/<int:number>/<slug:paper>/buang/", entering.drop, name="ruang-drop-evidence"),
    path("evaluasi/<int:number>/<slug:paper>.webp", entering.sheet, name="ruang-evidence"),
    path("evaluasi/<int:number>/sanggah/", entering.dispute, name="ruang-dispute-entry"),
    path("putaran/", rounds.rounds, name="ruang-rounds"),
    path("putaran/baru/<slug:kind>/", rounds.open_round, name="ruang-open-round"),
    path("putaran/formulir/<slug:kind>/", rounds.form, name="ruang-form"),
    path("putaran/formulir/<slug:kind>/<int:row>/cabut/", rounds.retire, name="ruang-retire"),
    path("putaran/<int:number>/", rounds.follow, name="ruang-round"),
    path("putaran/<int:number>/perpanjang/", rounds.prolong, name="ruang-prolong"),
    path("putaran/<int:number>/tarik/", rounds.take_back, name="ruang-take-back-round"),
    path("putaran/<int:number>/isi/<slug:kim>/", behalf.entry, name="ruang-entry-for"),
    path("putaran/<int:number>/isi/<slug:kim>/simpan/", behalf.keep, name="ruang-keep-entry-for"),
    path("putaran/<int:number>/isi/<slug:kim>/<slug:paper>/buang/", behalf.drop, name="ruang-drop-evidence-for"),
    path("putaran/<int:number>/isi/<slug:kim>/<slug:paper>.webp", behalf.sheet, name="ruang-evidence-for"),
    path("babak/<int:heat>/", heats.heat, name="ruang-heat"),
    path("babak/<int:heat>/<int:number>/", heats.participant, name="ruang-participant"),
    path("babak/<int:heat>/<int:number>/ikut/", heats.exclude, name="ruang-exclude"),
    path("babak/<int:heat>/<int:number>/<slug:paper>/<int:sheet>.webp", heats.paper, name="ruang-participant-paper"),
    path("babak/<int:heat>/juri/", results.invite, name="ruang-invite-juror"),
    path("babak/<int:heat>/juri/<int:juror>/berhenti/", results.let_go, name="ruang-let-juror-go"),
    path("babak/<int:heat>/hasil/", results.result, name="ruang-result"),
    path("babak/<int:heat>/<int:number>/ralat/", results.correct, name="ruang-correct-result"),
]
