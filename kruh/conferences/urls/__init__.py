"""Addresses of a conference, stage by stage."""

from django.urls import URLPattern

from kruh.conferences.urls import (
    conference,
    invitations,
    participants,
    preparation,
    request,
    scheduling,
    suitability,
    team,
)

app_name = "conferences"
urlpatterns: list[URLPattern] = [
    *conference.urlpatterns,
    *participants.urlpatterns,
    *suitability.urlpatterns,
    *request.urlpatterns,
    *team.urlpatterns,
    *scheduling.urlpatterns,
    *preparation.urlpatterns,
    *invitations.urlpatterns,
]
