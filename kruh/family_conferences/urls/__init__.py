"""Addresses of family conferences, stage by stage."""

from django.urls import URLPattern, path

from kruh.family_conferences.urls import coordinators, day, papers, plan
from kruh.family_conferences.views import circle, coordinator, referral, telling

app_name = "family_conferences"
urlpatterns: list[URLPattern] = [
    path("", referral.ListConferences.as_view(), name="list"),
    path("pripad/<uuid:pk>/", referral.ConferencesOfCase.as_view(), name="of-case"),
    path("pripad/<uuid:pk>/nova/", referral.OpenReferral.as_view(), name="open-referral"),
    path("<uuid:pk>/", referral.Overview.as_view(), name="overview"),
    path("<uuid:pk>/souhlas/", referral.RecordConsent.as_view(), name="record-consent"),
    path("<uuid:pk>/souhlas/neplati/", referral.WithdrawConsent.as_view(), name="withdraw-consent"),
    path("<uuid:pk>/zadost/", referral.WriteRequest.as_view(), name="write-request"),
    path("<uuid:pk>/zadost/odeslat/", referral.SendRequest.as_view(), name="send-request"),
    path("<uuid:pk>/zadost/prijmout/", referral.AcceptRequest.as_view(), name="accept-request"),
    path("<uuid:pk>/zadost/vratit/", referral.ReturnRequest.as_view(), name="return-request"),
    path("<uuid:pk>/rodina-nechce/", referral.RecordFamilyRefusal.as_view(), name="record-family-refusal"),
    path("<uuid:pk>/nebezpecne/", referral.EndUnsafe.as_view(), name="end-unsafe"),
    path("<uuid:pk>/koordinator/", coordinator.Coordinator.as_view(), name="coordinator"),
    path("<uuid:pk>/koordinator/konec/", coordinator.EndOffer.as_view(), name="end-offer"),
    path("<uuid:pk>/koordinator/<uuid:user>/", coordinator.OfferToCoordinator.as_view(), name="offer-to-coordinator"),
    path("<uuid:pk>/nabidka/prijmout/", coordinator.AcceptOffer.as_view(), name="accept-offer"),
    path("<uuid:pk>/nabidka/potvrdit/", coordinator.ConfirmOffer.as_view(), name="confirm-offer"),
    path("<uuid:pk>/nabidka/odmitnout/", coordinator.DeclineOffer.as_view(), name="decline-offer"),
    path("<uuid:pk>/nabidka/odstoupit/", coordinator.StepBack.as_view(), name="step-back"),
    path("<uuid:pk>/kruh/", circle.Circle.as_view(), name="circle"),
    path("<uuid:pk>/kruh/pridat/", circle.AddMember.as_view(), name="add-member"),
    path("<uuid:pk>/denik/", circle.Diary.as_view(), name="diary"),
    path("<uuid:pk>/denik/zapsat/", circle.WriteEntry.as_view(), name="write-entry"),
    path("<uuid:pk>/zarizeno/", circle.Arrange.as_view(), name="arrange"),
    path("<uuid:pk>/termin/", circle.FixDate.as_view(), name="fix-date"),
    path("<uuid:pk>/termin/nesesli-se/", circle.RecordNotHeld.as_view(), name="record-not-held"),
    path("<uuid:pk>/dny/", telling.Days.as_view(), name="days"),
    path("<uuid:pk>/dny/navrhnout/", telling.ProposeDays.as_view(), name="propose-days"),
    path("den/<uuid:pk>/vyradit/", telling.DropDay.as_view(), name="drop-day"),
    path("clovek/<uuid:pk>/dny/", telling.AnswerDays.as_view(), name="answer-days"),
    path("clovek/<uuid:pk>/souhlasy/", telling.RecordConsents.as_view(), name="record-consents"),
    path("clovek/<uuid:pk>/", circle.ChangeMember.as_view(), name="change-member"),
    path("clovek/<uuid:pk>/nezvat/", circle.LeaveOutMember.as_view(), name="leave-out-member"),
    path("zaznam/<uuid:pk>/smazat/", circle.RemoveEntry.as_view(), name="remove-entry"),
    *coordinators.urlpatterns,
    *day.urlpatterns,
    *papers.urlpatterns,
    *plan.urlpatterns,
]
