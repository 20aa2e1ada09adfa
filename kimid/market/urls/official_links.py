"""In the workspace, before signing in: for an official who is asked about a seller's number or
QRIS.
"""

from django.urls import path

from kimid.market.views import official_links

urlpatterns = [
    path("nomor-penjual/<str:token>/", official_links.answer, name="seller-number-answer")
]
