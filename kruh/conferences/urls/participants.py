"""Addresses of the people at the table."""

from django.urls import URLPattern, path

from kruh.conferences.views import participants as views

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/lide/", views.Participants.as_view(), name="participants"),
    path("<uuid:pk>/lide/pridat/", views.AddParticipant.as_view(), name="add-participant"),
    path("ucastnik/<uuid:pk>/", views.ChangeParticipant.as_view(), name="change-participant"),
    path("ucastnik/<uuid:pk>/nepozvat/", views.LeaveOutParticipant.as_view(), name="leave-out-participant"),
    path("ucastnik/<uuid:pk>/pozvat/", views.InviteParticipantAgain.as_view(), name="invite-participant-again"),
    path("ucastnik/<uuid:pk>/posunout/", views.MoveParticipant.as_view(), name="move-participant"),
    path("ucastnik/<uuid:pk>/odebrat/", views.RemoveParticipant.as_view(), name="remove-participant"),
]
