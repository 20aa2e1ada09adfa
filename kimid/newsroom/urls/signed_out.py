"""In the workspace, before signing in: for people outside the group who hold a one-use link."""

from django.urls import path

from kimid.newsroom.views import link_pages

urlpatterns = [
    path("pastikan/<str:token>/", link_pages.confirm_by_link, name="confirm-by-link"),
    path("catatan/<str:token>/", link_pages.note_as_head, name="head-note"),
    *(
        path(
            f"{word}/<str:token>/foto/<slug:name>/<int:width>.<slug:kind>",
            link_pages.link_photo,
            name=f"{word}-photo",
        )
        for word in link_pages.LINK_PATHS.values()
    ),
]
