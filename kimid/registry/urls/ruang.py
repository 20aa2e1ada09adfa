"""In the workspace, below `/s/<label>/`: of a portal, and of a KIM."""

from django.urls import path

from kimid.registry.views import (
    acts,
    checking,
    documents,
    ict,
    importing,
    kims,
    life,
    means,
    policy,
    quarantine,
    roster,
)

urlpatterns = [
    path("aturan-kim/", policy.policy, name="ruang-policy"),
    path("aturan-kim/<slug:rule>/", policy.ruling, name="ruang-ruling"),
    path("impor/", importing.imports, name="ruang-imports"),
    path("impor/<int:number>/", importing.rows, name="ruang-import"),
    path("impor/<int:number>/kolom/", importing.columns, name="ruang-import-columns"),
    path("impor/<int:number>/mulai/", importing.start, name="ruang-import-start"),
    path("impor/<int:number>/laporan.csv", importing.report, name="ruang-import-report"),
    path("permohonan/", checking.application_queue, name="ruang-applications"),
    path("permohonan/baru/", checking.on_behalf, name="ruang-on-behalf"),
    path("permohonan/<int:application>/", checking.check, name="ruang-application"),
    path(
        "permohonan/<int:application>/kepala/", checking.ask_head, name="ruang-ask-head-of-village"
    ),
    path(
        "permohonan/<int:application>/kepala/tatap-muka/",
        checking.record_head,
        name="ruang-head-in-person",
    ),
    path(
        "permohonan/<int:application>/<slug:paper>/<int:number>.webp",
        checking.paper,
        name="ruang-paper",
    ),
    path(
        "permohonan/<int:application>/<slug:paper>.pdf",
        checking.paper_file,
        name="ruang-paper-file",
    ),
    path("daftar-kim/<slug:number>/", kims.kim, name="ruang-kim"),
    path("daftar-kim/<slug:number>/ketua/", kims.invite_chair, name="ruang-invite-chair"),
    path("daftar-kim/<slug:number>/perubahan/", acts.office_acts, name="ruang-kim-acts"),
    path("kim/susunan/", roster.roster, name="ruang-roster"),
    path("kim/susunan/tambah/", roster.add, name="ruang-roster-add"),
    path("kim/susunan/<int:member>/keluar/", roster.member_left, name="ruang-roster-gone"),
    path("kim/perubahan/", acts.group_acts, name="ruang-acts"),
    path("kim/bergabung/<int:application>/", acts.merger, name="ruang-merger"),
    path("daftar-kim/<slug:number>/sarana/", means.office_means, name="ruang-kim-means"),
    path("kim/sarana/", means.group_means, name="ruang-means"),
    path("tik/", ict.ict_gaps_page, name="ruang-ict"),
    path("tik.csv", ict.ict_gaps_file, name="ruang-ict-file"),
    path("tik/aturan/", ict.rules, name="ruang-ict-rules"),
    path("tik/aturan/ubah/", ict.change, name="ruang-ict-change"),
    path("tik/aturan/cabut/", ict.leave, name="ruang-ict-leave"),
    path("kim/sk/", kims.decree, name="ruang-decree"),
    path("kim/sk/baru/", kims.renew, name="ruang-renew"),
    path(
        "permohonan/<int:application>/naskah/<slug:document>.<slug:ending>",
        documents.office_document,
        name="ruang-application-document",
    ),
    path("kim/dokumen/", documents.document_list, name="ruang-documents"),
    path(
        "kim/dokumen/<slug:document>.<slug:ending>", documents.kim_document, name="ruang-document"
    ),
    path("pembinaan/", life.lives, name="ruang-lives"),
    path("pembinaan/<int:kim>/", life.life, name="ruang-life"),
    path("pembinaan/<int:kim>/karantina/", quarantine.quarantine, name="ruang-quarantine"),
    path("keadaan/", life.state, name="ruang-state"),
]
