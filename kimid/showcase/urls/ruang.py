"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.showcase.views import achievement_desk, achievement_proofs, achievements, potentials

_ONE = "potensi/<slug:number>/"
_ACHIEVEMENT = "prestasi/<slug:number>/"
_DESK = "pastikan-prestasi/"

urlpatterns = [
    path("potensi/", potentials.potentials, name="ruang-potentials"),
    path("potensi/baru/", potentials.new, name="ruang-potential-new"),
    path("potensi/peta.svg", potentials.tap_map, name="ruang-potential-map"),
    path(_ONE, potentials.potential, name="ruang-potential"),
    path(f"{_ONE}ubah/", potentials.change, name="ruang-potential-change"),
    path("prestasi/", achievements.achievements, name="ruang-achievements"),
    path("prestasi/baru/", achievements.new, name="ruang-achievement-new"),
    path(_ACHIEVEMENT, achievements.achievement, name="ruang-achievement"),
    path(f"{_ACHIEVEMENT}ubah/", achievements.change, name="ruang-achievement-change"),
    path(f"{_ACHIEVEMENT}tautan/", achievement_proofs.ask_by_link, name="ruang-achievement-link"),
    path(f"{_ACHIEVEMENT}bukti/", achievement_proofs.add_papers, name="ruang-achievement-papers"),
    path(
        f"{_ACHIEVEMENT}bukti/<slug:paper>.webp",
        achievement_proofs.paper_thumbnail,
        name="ruang-achievement-paper",
    ),
    path(
        f"{_ACHIEVEMENT}bukti/<slug:paper>/buang/",
        achievement_proofs.drop_paper,
        name="ruang-achievement-paper-drop",
    ),
    path(_DESK, achievement_desk.desk, name="ruang-achievement-desk"),
    path(f"{_DESK}<int:number>/", achievement_desk.check, name="ruang-achievement-check"),
    path(
        f"{_DESK}<int:number>/foto/<slug:name>/<int:width>.<slug:kind>",
        achievement_desk.photo,
        name="ruang-achievement-photo",
    ),
    path(
        f"{_DESK}<int:number>/<slug:paper>/<int:page_number>.webp",
        achievement_desk.proof_page,
        name="ruang-achievement-proof",
    ),
]
