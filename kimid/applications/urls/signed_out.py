"""In the workspace, before signing in: for founders, and for heads of villages."""

from django.urls import path

from kimid.applications.views import acts, documents, founding, founding_status, village_head

urlpatterns = [
    path("daftar-kim/", founding.start, name="apply"),
    path("daftar-kim/<slug:code>/", founding_status.status, name="apply-status"),
    path("daftar-kim/<slug:code>/tempat/", founding.place, name="apply-place"),
    path("daftar-kim/<slug:code>/nama/", founding.name, name="apply-name"),
    path("daftar-kim/<slug:code>/orang/", founding.people, name="apply-people"),
    path("daftar-kim/<slug:code>/surat/", founding.decree, name="apply-papers"),
    path("daftar-kim/<slug:code>/putusan/", acts.act, name="apply-act"),
    path("daftar-kim/<slug:code>/surat/<slug:paper>/buang/", founding.drop, name="apply-drop"),
    path(
        "daftar-kim/<slug:code>/surat/<slug:paper>/<int:number>.webp",
        founding.paper_thumbnail,
        name="apply-sheet",
    ),
    path(
        "daftar-kim/<slug:code>/naskah/<slug:document>.<slug:ending>",
        documents.application_document,
        name="apply-document",
    ),
    path("daftar-kim/<slug:code>/masuk/", founding_status.enter, name="apply-enter"),
    path("kepala/<str:token>/", village_head.answer, name="head-answer"),
    path(
        "kepala/<str:token>/<slug:paper>/<int:number>.webp",
        village_head.paper,
        name="head-paper",
    ),
]
