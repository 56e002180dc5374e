"""Addresses of handed-over work."""

from django.urls import URLPattern, path, re_path

from kruh.delegation.views import answer, output, package, reading

app_name = "delegation"
ONE = "predana-prace/<uuid:pk>/"
DAY = r"^predana-prace/(?P<pk>[0-9a-f-]{36})/vystup/(?P<day>\d{4}-\d{2}-\d{2})/"
urlpatterns: list[URLPattern] = [
    path("predana-prace/", reading.ListPackages.as_view(), name="list"),
    path("pripady/<uuid:case>/predana-prace/", reading.PackagesOfCase.as_view(), name="of-case"),
    path("pripady/<uuid:case>/predana-prace/nova/", package.OpenPackage.as_view(), name="open-package"),
    path(ONE, reading.ReadPackage.as_view(), name="package"),
    re_path(
        r"^predana-prace/(?P<pk>[0-9a-f-]{36})/zadani\.(?P<ending>pdf|docx)$",
        reading.PackageFile.as_view(),
        name="package-file",
    ),
    path(f"{ONE}psat/<slug:part>/", package.WritePackage.as_view(), name="write-package"),
    path(f"{ONE}nabidnout/", package.Offer.as_view(), name="offer"),
    path(f"{ONE}vzit-zpatky/", package.WithdrawOffer.as_view(), name="withdraw-offer"),
    path(f"{ONE}znovu/", package.Reopen.as_view(), name="reopen"),
    path(f"{ONE}zahodit/", package.Discard.as_view(), name="discard"),
    path(f"{ONE}ukoncit/", package.End.as_view(), name="end"),
    path(f"{ONE}odvolat/", package.Revoke.as_view(), name="revoke"),
    path(f"{ONE}prijmout/", answer.Accept.as_view(), name="accept"),
    path(f"{ONE}odmitnout/", answer.Decline.as_view(), name="decline"),
    path(f"{ONE}vratit/", answer.HandBack.as_view(), name="hand-back"),
    path(f"{ONE}lide/", answer.Assign.as_view(), name="assign"),
    path(f"{ONE}lide/<uuid:user>/konec/", answer.Unassign.as_view(), name="unassign"),
    path(f"{ONE}poznamky/", output.Notes.as_view(), name="notes"),
    re_path(f"{DAY}$", output.WriteOutput.as_view(), name="write-output"),
    re_path(f"{DAY}rozepsane/$", output.KeepOutput.as_view(), name="keep-output"),
    path("predana-prace/vystup/<uuid:pk>/", output.ReadOutput.as_view(), name="output"),
    path("predana-prace/vystup/<uuid:pk>/vystup.pdf", output.OutputFile.as_view(), name="output-file"),
    path("predana-prace/vystup/<uuid:pk>/vyridit/", output.TakeUpOutput.as_view(), name="take-up-output"),
    path("predana-prace/vystup/<uuid:pk>/opravit/", output.CorrectOutput.as_view(), name="correct-output"),
]
