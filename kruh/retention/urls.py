"""Addresses of the context."""

from django.urls import URLPattern, path

from kruh.retention import views

app_name = "retention"
urlpatterns: list[URLPattern] = [
    path("skartace/", views.ListDisposals.as_view(), name="list"),
    path("skartace/navrhnout/", views.Propose.as_view(), name="propose"),
    path("skartace/<uuid:pk>/", views.ReadProposal.as_view(), name="proposal"),
    path("skartace/<uuid:pk>/skartace.pdf", views.PrintProposal.as_view(), name="print"),
    path("skartace/<uuid:pk>/vyradit/", views.Strike.as_view(), name="strike"),
    path("skartace/<uuid:pk>/schvalit/", views.Approve.as_view(), name="approve"),
    path("skartace/<uuid:pk>/zrusit/", views.Withdraw.as_view(), name="withdraw"),
    path("pripady/<uuid:case>/pozastavit-skartaci/", views.HoldCase.as_view(), name="hold"),
    path("pripady/<uuid:case>/uvolnit-skartaci/", views.ReleaseCase.as_view(), name="release"),
]
