"""Addresses of the context."""

from django.urls import URLPattern, path

from kruh.archive.views import arriving, handing

app_name = "archive"
urlpatterns: list[URLPattern] = [
    path("pripady/<uuid:case>/archiv/", handing.ReadOfCase.as_view(), name="of-case"),
    path("pripady/<uuid:case>/archiv/pozadat/", handing.Ask.as_view(), name="ask"),
    path("archivy/", handing.ListHandOvers.as_view(), name="list"),
    path("archivy/<uuid:pk>/", handing.ReadHandOver.as_view(), name="hand-over"),
    path("archivy/<uuid:pk>/schvalit/", handing.Agree.as_view(), name="agree"),
    path("archivy/<uuid:pk>/zrusit/", handing.Withdraw.as_view(), name="withdraw"),
    path("archivy/<uuid:pk>/vydat/", handing.Issue.as_view(), name="issue"),
    path("archivy/nactene/", arriving.ListArrivals.as_view(), name="arrivals"),
    path("archivy/nacist/", arriving.Bring.as_view(), name="bring"),
    path("archivy/nactene/<uuid:pk>/", arriving.ReadArrival.as_view(), name="arrival"),
    path("archivy/nactene/<uuid:pk>/nacist/", arriving.TakeIn.as_view(), name="take-in"),
    path("archivy/nactene/<uuid:pk>/zahodit/", arriving.Discard.as_view(), name="discard"),
]
