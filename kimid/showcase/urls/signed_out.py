"""In the workspace, for those who hold a one-use link."""

from django.urls import path

from kimid.showcase.views import achievement_links

_LINK = "pastikan-prestasi/<str:token>/"

urlpatterns = [
    path(_LINK, achievement_links.confirm_by_link, name="achievement-link"),
    path(
        f"{_LINK}foto/<slug:name>/<int:width>.<slug:kind>",
        achievement_links.link_photo,
        name="achievement-link-photo",
    ),
    path(
        f"{_LINK}bukti/<slug:paper>/<int:page_number>.webp",
        achievement_links.link_proof,
        name="achievement-link-proof",
    ),
]
