"""Addresses: one sentence under one short letter, the office's under the task, the own overview under the account."""

from django.urls import URLPattern, path, re_path

from kruh.monitoring.views import office, sentence

app_name = "monitoring"
urlpatterns: list[URLPattern] = [
    path("u/<str:locator>/", sentence.Sentence.as_view(), name="sentence"),
    path("sledovani/ukol/<uuid:pk>/", office.SeeReach.as_view(), name="reach"),
    re_path(
        r"^sledovani/ukol/(?P<pk>[0-9a-f-]{36})/(?P<part>odpovida|overuje)/odkaz/$",
        office.MakeLink.as_view(),
        name="make-link",
    ),
    path("sledovani/odkaz/<uuid:pk>/zrusit/", office.RevokeLink.as_view(), name="revoke-link"),
    path("sledovani/clovek/<uuid:pk>/pripominani/", office.ChangeWish.as_view(), name="change-wish"),
    path("muj-prehled/", office.OwnOverview.as_view(), name="own-overview"),
]
