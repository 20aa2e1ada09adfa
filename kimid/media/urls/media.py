"""On the media host: public files only."""

from django.urls import path

from kimid.media import views

urlpatterns = [
    path("f/<slug:name>/<int:width>.<slug:kind>", views.public_file, name="photo"),
    path("lampiran/<slug:name>.<slug:ending>", views.public_attachment, name="attachment"),
]
