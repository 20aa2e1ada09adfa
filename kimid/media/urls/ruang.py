"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.media import views

urlpatterns = [
    path("foto/", views.photos, name="ruang-photos"),
    path("foto/<slug:name>/", views.photo, name="ruang-photo"),
    path("foto/<slug:name>/potongan/", views.upload_chunk, name="ruang-photo-piece"),
    path("foto/<slug:name>/buang/", views.discard, name="ruang-discard-photo"),
    path("lampiran/", views.attach, name="ruang-attach"),
    path("lampiran/<slug:name>.<slug:ending>", views.own_attachment, name="ruang-attachment-file"),
    path("foto/<slug:name>/<int:width>.<slug:kind>", views.own_file, name="ruang-photo-file"),
]
