"""In the workspace, below `/s/<label>/`: of a portal, and of a KIM."""

from django.urls import path

from kimid.applications.views import acts, checking, desk, documents, handling, heads, kims

urlpatterns = [
    path("permohonan/", desk.application_desk, name="ruang-applications"),
    path("permohonan/unduh/", desk.application_desk_file, name="ruang-applications-file"),
    path("permohonan/baru/", checking.on_behalf, name="ruang-on-behalf"),
    path("permohonan/<int:application>/", checking.check, name="ruang-application"),
    path("permohonan/<int:application>/ambil/", handling.take, name="ruang-take-application"),
    path("permohonan/<int:application>/urus/", handling.handle, name="ruang-handle-application"),
    path("permohonan/<int:application>/catatan/", handling.write_note, name="ruang-colleague-note"),
    path(
        "permohonan/<int:application>/lembar-periksa.pdf",
        handling.print_check,
        name="ruang-check-sheet",
    ),
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
    path("kepala-desa/", heads.heads, name="ruang-heads"),
    path("kepala-desa/<slug:code>/", heads.head, name="ruang-head"),
    path("daftar-kim/<slug:number>/", kims.kim, name="ruang-kim"),
    path("daftar-kim/<slug:number>/ketua/", kims.invite_chair, name="ruang-invite-chair"),
    path("daftar-kim/<slug:number>/perubahan/", acts.office_acts, name="ruang-kim-acts"),
    path("daftar-kim/<slug:number>/kembali/", kims.take_back, name="ruang-kim-take-back"),
    path("kim/perubahan/", acts.group_acts, name="ruang-acts"),
    path("kim/bergabung/<int:application>/", acts.merger, name="ruang-merger"),
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
]
