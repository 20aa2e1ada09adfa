"""URLs on the site of a KIM."""

from django.urls import path, register_converter

from kimid.newsroom.views import link_pages, public, tips


class LinkTokenConverter:
    """The token of a one-use link. Other words lead nowhere."""

    regex: str = "[-A-Za-z0-9_]{32}"

    def to_python(self, token: str) -> str:
        return token

    def to_url(self, token: str) -> str:
        return token


register_converter(LinkTokenConverter, "linktoken")

urlpatterns = [
    path("berita/<slug:slug>-<slug:public_id>/", public.story, name="story"),
    path("berita/<slug:slug>-<slug:public_id>/papan/", public.notice, name="notice"),
    path("berita/<slug:slug>-<slug:public_id>/<slug:lang>/", public.story, name="story-in"),
    path("kirim-kabar/", tips.send, name="tip"),
    path("kirim-kabar/<slug:ticket>/", tips.ticket, name="tip-ticket"),
    *(
        path(
            f"{word}/<linktoken:token>/",
            link_pages.moved_link,
            {"perm": perm},
            name=f"moved-{word}",
        )
        for perm, word in link_pages.LINK_PATHS.items()
    ),
]
