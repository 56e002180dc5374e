"""Addresses of the conference itself."""

from django.urls import URLPattern, path

from kruh.conferences.views import conference as views

urlpatterns: list[URLPattern] = [
    path("", views.ListConferences.as_view(), name="list"),
    path("pripad/<uuid:pk>/", views.ConferencesOfCase.as_view(), name="of-case"),
    path("pripad/<uuid:pk>/nova/", views.OpenConference.as_view(), name="open-conference"),
    path("<uuid:pk>/", views.Overview.as_view(), name="overview"),
    path("<uuid:pk>/typ/", views.ChangeType.as_view(), name="change-type"),
    path("<uuid:pk>/zrusit/", views.Cancel.as_view(), name="cancel"),
    path("<uuid:pk>/rodina-nechce/", views.RecordRefusal.as_view(), name="record-refusal"),
    path("<uuid:pk>/znovu/", views.TryAgain.as_view(), name="try-again"),
]
