"""The portal of a region."""

from django.urls import include, path

from kimid.insights.views import open_data as data
from kimid.registry.views import directory
from kimid.web.urls import cloth, public_pages, search_and_feeds
from kimid.web.views.public import homes, lists

handler404 = "kimid.web.views.missing_page.answer_missing"
handler500 = "kimid.web.views.trouble.answer_error"
urlpatterns = [
    path("", homes.portal_home, name="home"),
    path("kabar/", lists.all_news, name="all-news"),
    path("kim/", directory.directory, name="directory"),
    path("kim/<slug:part>/", directory.directory, name="directory-part"),
    path("kirim-kabar/", directory.send_news, name="send-news"),
    path("data/", data.data, name="data"),
    path("data/urut/<slug:sort>/", data.data, name="data-in-order"),
    path("data/saring/<slug:only>/", data.data, name="data-part"),
    path("data/banding/<slug:beside>/", data.data, name="data-beside"),
    path("data.pdf", data.data_report, name="data-report"),
    path("data.csv", data.data_csv, name="data-file"),
    path("data.xlsx", data.data_xlsx, name="data-book"),
    path("data.json", data.data_json, name="data-open"),
    path("", include("kimid.reports.urls.portal")),
    path("peta.svg", data.data_map, name="data-map"),
    path("", include("kimid.showcase.urls.lists")),
    *search_and_feeds.portal_patterns,
    *public_pages.site_patterns,
    *cloth.site_patterns,
    path("", include("kimid.moderation.urls.public")),
    path("", include("kimid.registry.urls.portal")),
    path("", include("kimid.evaluation.urls.portal")),
    path("", include("kimid.ledger.urls.portal")),
    path("", include("kimid.showcase.urls.portal")),
]
