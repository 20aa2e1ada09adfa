"""In the workspace, before signing in: for an official who is asked about a seller's number."""

from django.urls import path

from kimid.market.views import number_links

urlpatterns = [path("nomor-penjual/<str:token>/", number_links.answer, name="seller-number-answer")]
