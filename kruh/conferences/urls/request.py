"""Addresses of the request for facilitation."""

from django.urls import URLPattern, path, re_path

from kruh.conferences.views import request as views

urlpatterns: list[URLPattern] = [
    path("zadosti/", views.Inbox.as_view(), name="inbox"),
    path("<uuid:pk>/zadost/", views.ReadRequest.as_view(), name="request"),
    path("<uuid:pk>/zadost/co-uvidi/", views.PreviewRequest.as_view(), name="preview-request"),
    path("<uuid:pk>/zadost/odeslat/", views.SendRequest.as_view(), name="send-request"),
    path("<uuid:pk>/zadost/vzit-zpatky/", views.WithdrawRequest.as_view(), name="withdraw-request"),
    path("<uuid:pk>/zadost/prijmout/", views.AcceptRequest.as_view(), name="accept-request"),
    path("<uuid:pk>/zadost/odmitnout/", views.DeclineRequest.as_view(), name="decline-request"),
    path("<uuid:pk>/zadost/vratit/", views.ReturnRequest.as_view(), name="return-request"),
    re_path(
        r"^(?P<pk>[0-9a-f-]{36})/zadost/zadost\.(?P<ending>pdf|docx)$",
        views.RequestFile.as_view(),
        name="request-file",
    ),
    path("<uuid:pk>/zadost/<slug:part>/", views.WriteRequest.as_view(), name="write-request"),
]
