"""Addresses of the team and the brief."""

from django.urls import URLPattern, path

from kruh.conferences.views import team as views

urlpatterns: list[URLPattern] = [
    path("<uuid:pk>/tym/", views.Team.as_view(), name="team"),
    path("<uuid:pk>/tym/nabidnout/<slug:role>/", views.ChooseColleague.as_view(), name="choose-colleague"),
    path("<uuid:pk>/tym/nabidnout/<slug:role>/<uuid:user>/", views.OfferSeat.as_view(), name="offer-seat"),
    path("<uuid:pk>/tym/<uuid:seat>/prijmout/", views.AcceptSeat.as_view(), name="accept-seat"),
    path("<uuid:pk>/tym/<uuid:seat>/potvrdit/", views.ConfirmSeat.as_view(), name="confirm-seat"),
    path("<uuid:pk>/tym/<uuid:seat>/odstoupit/", views.StepBack.as_view(), name="step-back"),
    path("<uuid:pk>/tym/<uuid:seat>/odmitnout/", views.DeclineSeat.as_view(), name="decline-seat"),
    path("<uuid:pk>/tym/<uuid:seat>/ukoncit/", views.EndSeat.as_view(), name="end-seat"),
    path("<uuid:pk>/zadani/", views.ReadBrief.as_view(), name="brief"),
    path("<uuid:pk>/zadani/pred-setkanim.pdf", views.PrintBrief.as_view(), name="print-brief"),
]
