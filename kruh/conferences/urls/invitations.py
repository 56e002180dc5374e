"""Addresses of invitations."""

from django.urls import URLPattern, path, re_path

from kruh.conferences.views import invitations as views

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/pozvanky/", views.SeeInvitations.as_view(), name="invitations"),
    path("<uuid:pk>/pozvanky/odeslat/", views.SendInvitations.as_view(), name="send-invitations"),
    path("ucastnik/<uuid:pk>/pozvanka/", views.PreviewInvitation.as_view(), name="preview-invitation"),
    path("ucastnik/<uuid:pk>/pozvanka/upravit/", views.WriteInvitation.as_view(), name="write-invitation"),
    path("ucastnik/<uuid:pk>/pozvanka/predano/", views.HandOverInvitation.as_view(), name="hand-over-invitation"),
    path("ucastnik/<uuid:pk>/pozvanka/hovor/", views.RecordCall.as_view(), name="record-call"),
    path("ucastnik/<uuid:pk>/pozvanka/odpoved/", views.RecordReply.as_view(), name="record-reply"),
    path("ucastnik/<uuid:pk>/pozvanka/vi-to/", views.RecordTelling.as_view(), name="record-telling"),
    re_path(
        r"^ucastnik/(?P<pk>[0-9a-f-]{36})/pozvanka/dopis\.(?P<ending>pdf|docx)$",
        views.InvitationFile.as_view(),
        name="invitation-file",
    ),
]
