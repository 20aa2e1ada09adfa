"""Where the sheets and the gallery stand while they are tried."""

from django.urls import include, path

from kimid.ui.urls import gallery_urls
from kimid.ui.urls import urlpatterns as sheet_urls

urlpatterns = [*sheet_urls, path("ui/", include(gallery_urls))]
