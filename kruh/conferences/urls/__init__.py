"""Addresses of a conference, stage by stage."""

from django.urls import URLPattern

from kruh.conferences.urls import conference, participants, request, suitability

app_name = "conferences"
urlpatterns: list[URLPattern] = [
    *conference.urlpatterns,
    *participants.urlpatterns,
    *suitability.urlpatterns,
    *request.urlpatterns,
]
