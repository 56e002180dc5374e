"""Czech addresses of the directory and of the accounts; both lists are hung into the house by the project."""

from django.urls import path

from kruh.directory.views import accounts, details, entries, public

app_name = "directory"
urlpatterns = [
    path("kraje/", public.Regions.as_view(), name="regions"),
    path("kraje/<slug:code>/", public.RegionPage.as_view(), name="region"),
    path("adresar/kraje/<slug:code>/pracoviste/", public.SaveInvolvedOffices.as_view(), name="save-involved-offices"),
    path("adresar/lide/<uuid:pk>/verejny-kontakt/", public.SavePublicContact.as_view(), name="save-public-contact"),
    path("adresar/", entries.Search.as_view(), name="search"),
    path("adresar/nova-organizace/", entries.FoundOrganisation.as_view(), name="found-organisation"),
    path("adresar/<uuid:pk>/", entries.OrganisationPage.as_view(), name="organisation"),
    path("adresar/<uuid:pk>/upravit/", entries.SaveOrganisation.as_view(), name="save-organisation"),
    path("adresar/<uuid:organisation>/nova-mistnost/", entries.SaveVenue.as_view(), name="add-venue"),
    path("adresar/mistnosti/<uuid:pk>/", entries.SaveVenue.as_view(), name="save-venue"),
    path("adresar/<uuid:organisation>/novy-clovek/", entries.SaveProfessional.as_view(), name="add-professional"),
    path("adresar/lide/<uuid:pk>/", entries.ProfessionalPage.as_view(), name="professional"),
    path("adresar/lide/<uuid:pk>/upravit/", entries.SaveProfessional.as_view(), name="save-professional"),
    path("adresar/lide/<uuid:pk>/skoleni/", details.RecordTraining.as_view(), name="record-training"),
    path("adresar/skoleni/<uuid:training>/", details.RecordTraining.as_view(), name="change-training"),
    path("adresar/skoleni/<uuid:training>/smazat/", details.RemoveTraining.as_view(), name="remove-training"),
    path("adresar/<uuid:organisation>/zavreno/", details.SaveClosure.as_view(), name="add-closure"),
    path("adresar/zavreno/<uuid:pk>/", details.SaveClosure.as_view(), name="save-closure"),
    path("adresar/zavreno/<uuid:pk>/zrusit/", details.RemoveClosure.as_view(), name="remove-closure"),
    path("adresar/<uuid:organisation>/pozvat/", accounts.InviteColleague.as_view(), name="invite-colleague"),
    path("spravce/ucty/", accounts.ReadAccounts.as_view(), name="accounts"),
    path("spravce/ucty/<uuid:pk>/", accounts.AccountPage.as_view(), name="account"),
    path("spravce/ucty/<uuid:pk>/odkaz/", accounts.SendLinkAgain.as_view(), name="send-link-again"),
    path("spravce/ucty/<uuid:pk>/druhy-faktor/", accounts.ForgetSecondFactor.as_view(), name="forget-second-factor"),
    path("spravce/ucty/<uuid:pk>/zrusit/", accounts.CloseAccount.as_view(), name="close-account"),
    path("spravce/role/<uuid:pk>/ukoncit/", accounts.EndMembership.as_view(), name="end-membership"),
]
