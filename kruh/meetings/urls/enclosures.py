"""Addresses of papers that go along with copies."""

from django.urls import URLPattern, path

from kruh.meetings.views import enclosures as views

urlpatterns: list[URLPattern] = [
    path("konference/<uuid:pk>/zapis/prilohy/", views.SeeEnclosures.as_view(), name="enclosures"),
    path("konference/<uuid:pk>/zapis/komu/<uuid:who>/prilohy/", views.EncloseSheets.as_view(), name="enclose-sheets"),
    path("zapis/priloha/<uuid:pk>/", views.DecideEnclosure.as_view(), name="decide-enclosure"),
    path("zapis/priloha/<uuid:pk>/soubor/", views.TakeEnclosure.as_view(), name="take-enclosure"),
    path("zapis/priloha/<uuid:pk>/predano/", views.HandOverEnclosure.as_view(), name="hand-over-enclosure"),
    path("zapis/priloha/<uuid:pk>/neprikladat/", views.WithdrawEnclosure.as_view(), name="withdraw-enclosure"),
]
