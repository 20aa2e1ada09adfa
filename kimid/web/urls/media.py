"""The media host: photos and cards that are public now, and cloth. Nothing else is ever served
here.
"""

from django.urls import include, path

from kimid.web.urls import cloth

urlpatterns = [*cloth.media_patterns, path("", include("kimid.media.urls.media"))]
