"""Addresses of the interface and of the page where a head gives its tokens."""

from django.urls import URLPattern, path

from kruh.api import views
from kruh.api.vocabulary import VERSION

app_name = "api"
ROOT = f"api/{VERSION}/"
urlpatterns: list[URLPattern] = [
    path("klice/", views.ListTokens.as_view(), name="tokens"),
    path("klice/novy/", views.MakeToken.as_view(), name="make"),
    path("klice/<uuid:pk>/zrusit/", views.RevokeToken.as_view(), name="revoke"),
    path(f"{ROOT}openapi.json", views.ReadDescription.as_view(), name="description"),
    path(f"{ROOT}calendar", views.Calendar.as_view(), name="calendar"),
    path(f"{ROOT}statistics/own", views.OwnStatistics.as_view(), name="own-statistics"),
    path(f"{ROOT}statistics/region", views.RegionStatistics.as_view(), name="region-statistics"),
    path(f"{ROOT}records", views.Records.as_view(), name="records"),
    path(f"{ROOT}records/<str:pk>/receipt", views.TakeReceipt.as_view(), name="receipt"),
]
