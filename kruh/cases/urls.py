"""Addresses of cases; everything of one case begins with its id."""

from django.urls import URLPattern, URLResolver, include, path

from kruh.cases.views import (
    between,
    contacts,
    emergency,
    files,
    giveaways,
    moves,
    people,
    picture,
    protection,
    team,
    ties,
)

app_name = "cases"

person: list[URLPattern | URLResolver] = [
    path("", people.ReadPerson.as_view(), name="read-person"),
    path("upravit/", people.ChangePerson.as_view(), name="change-person"),
    path("odebrat/", people.RemovePerson.as_view(), name="remove-person"),
    path("kontakty/pridat/", contacts.AddContact.as_view(), name="add-contact"),
    path("kontakty/<uuid:contact>/", contacts.ChangeContact.as_view(), name="change-contact"),
    path("kontakty/<uuid:contact>/ukoncit/", contacts.EndContact.as_view(), name="end-contact"),
]
case: list[URLPattern | URLResolver] = [
    path("", files.Overview.as_view(), name="overview"),
    path("upravit/", files.ChangeCase.as_view(), name="change-case"),
    path("uzavrit/", files.CloseCase.as_view(), name="close-case"),
    path("otevrit/", files.ReopenCase.as_view(), name="reopen-case"),
    path("lide/", people.People.as_view(), name="people"),
    path("lide/obrazek/", picture.Picture.as_view(), name="picture"),
    path("lide/obrazek/tisk/", picture.PrintPicture.as_view(), name="print-picture"),
    path("lide/obrazek/pridat/", picture.AddKin.as_view(), name="add-kin"),
    path("lide/pridat/", people.AddPerson.as_view(), name="add-person"),
    path("lide/pridat-znameho/", people.LinkPerson.as_view(), name="link-person"),
    path("lide/vztah/", ties.TiePeople.as_view(), name="tie"),
    path("lide/vztah/<uuid:pk>/ukoncit/", ties.Untie.as_view(), name="untie"),
    path("lide/<uuid:pk>/", include(person)),
    path("ochrana/", protection.Protection.as_view(), name="protection"),
    path("ochrana/kdo-se-nesmi-potkat/", protection.KeepApart.as_view(), name="keep-apart"),
    path("ochrana/kdo-se-nesmi-potkat/<uuid:pk>/ukoncit/", protection.EndApart.as_view(), name="end-apart"),
    path("ochrana/udaj/", protection.ProtectFact.as_view(), name="protect-fact"),
    path("ochrana/udaj/<uuid:pk>/prozrazuje/", giveaways.ChangeGiveaways.as_view(), name="change-giveaways"),
    path("ochrana/udaj/<uuid:pk>/", protection.ReadProtected.as_view(), name="read-protected"),
    path("ochrana/udaj/<uuid:pk>/ukoncit/", protection.ProposeLifting.as_view(), name="propose-lifting"),
    path("ochrana/udaj/<uuid:pk>/ukoncit/potvrdit/", protection.LiftProtection.as_view(), name="lift-protection"),
    path("ochrana/udaj/<uuid:pk>/ukoncit/ponechat/", protection.KeepProtection.as_view(), name="keep-protection"),
    path("tym/", team.Team.as_view(), name="team"),
    path("tym/pridat/", team.AddToTeam.as_view(), name="add-to-team"),
    path("tym/<uuid:pk>/ukoncit/", team.EndTeamMembership.as_view(), name="end-team-membership"),
    path("predat/", team.HandOver.as_view(), name="hand-over"),
    path("jiny-urad/", moves.SeeMoves.as_view(), name="see-moves"),
    path("jiny-urad/predat/", moves.ProposeTransfer.as_view(), name="propose-transfer"),
    path("jiny-urad/predat/<uuid:pk>/stahnout/", moves.WithdrawTransfer.as_view(), name="withdraw-transfer"),
    path("jiny-urad/predat/<uuid:pk>/pruvodni-list.pdf", moves.PrintTransfer.as_view(), name="print-transfer"),
    path("jiny-urad/dozadat/", moves.AskAssistance.as_view(), name="ask-assistance"),
    path("jiny-urad/dozadat/<uuid:pk>/stahnout/", moves.WithdrawAssistance.as_view(), name="withdraw-assistance"),
    path("jiny-urad/dozadat/<uuid:pk>/pruvodni-list.pdf", moves.PrintAssistance.as_view(), name="print-assistance"),
    path("kdo-se-dival/", team.Readers.as_view(), name="readers"),
    path("kdo-se-dival/mimoradne/", emergency.Emergencies.as_view(), name="emergencies"),
    path("kdo-se-dival/mimoradne/<uuid:pk>/", emergency.ReviewEmergency.as_view(), name="review-emergency"),
]
other_office: list[URLPattern | URLResolver] = [
    path("", between.ListMoves.as_view(), name="list-moves"),
    path("predani/<uuid:pk>/", between.ReadTransfer.as_view(), name="read-transfer"),
    path("predani/<uuid:pk>/prevzit/", between.AcceptTransfer.as_view(), name="accept-transfer"),
    path("predani/<uuid:pk>/vratit/", between.ReturnTransfer.as_view(), name="return-transfer"),
    path("dozadani/<uuid:pk>/", between.ReadAssistance.as_view(), name="read-assistance"),
    path("dozadani/<uuid:pk>/prijmout/", between.AcceptAssistance.as_view(), name="accept-assistance"),
    path("dozadani/<uuid:pk>/odmitnout/", between.DeclineAssistance.as_view(), name="decline-assistance"),
    path("dozadani/<uuid:pk>/odpovedet/", between.AnswerAssistance.as_view(), name="answer-assistance"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", files.ListCases.as_view(), name="list"),
    path("novy/", files.OpenCase.as_view(), name="open-case"),
    path("novy/<uuid:unit>/", files.OpenCase.as_view(), name="open-case"),
    path("mimoradny-pristup/", emergency.OpenInEmergency.as_view(), name="open-in-emergency"),
    path("mezi-urady/", include(other_office)),
    path("<uuid:case>/", include(case)),
]
