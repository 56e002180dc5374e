"""Addresses: the organiser's under the conference, the family's under one short letter."""

from django.urls import URLPattern, path

from kruh.family.views import entering, language, lending, links, pages, tablet

app_name = "family"
urlpatterns: list[URLPattern] = [
    path("konference/<uuid:pk>/stranky/", links.SeePages.as_view(), name="pages"),
    path("konference/<uuid:pk>/stranky/precteno/", links.NoteWords.as_view(), name="note-words"),
    path("konference/ucastnik/<uuid:pk>/odkaz/", links.MakeLink.as_view(), name="make-link"),
    path("konference/odkaz/<uuid:pk>/", links.Handout.as_view(), name="handout"),
    path("konference/odkaz/<uuid:pk>/kod/", links.MakeCode.as_view(), name="make-code"),
    path("konference/odkaz/<uuid:pk>/zrusit/", links.RevokeLink.as_view(), name="revoke-link"),
    path("konference/ucastnik/<uuid:pk>/stranka-ditete/", links.ReadChildPage.as_view(), name="read-child-page"),
    path("konference/ucastnik/<uuid:pk>/stranka-ditete/psat/", links.WriteChildPage.as_view(), name="write-child-page"),
    path("rodinne-konference/<uuid:pk>/tablet/", lending.LendTablet.as_view(), name="lend-tablet"),
    path("t/plan/", tablet.TabletPlan.as_view(), name="tablet-plan"),
    path("t/plan/kod/", tablet.TabletCode.as_view(), name="tablet-code"),
    path("t/plan/predstavit/", tablet.TabletPresent.as_view(), name="tablet-present"),
    path("t/<str:locator>/", tablet.TabletLocate.as_view(), name="tablet"),
    path("p/", entering.Find.as_view(), name="find"),
    path("p/jazyk/", language.ChooseLanguage.as_view(), name="language"),
    path("p/setkani/", pages.Home.as_view(), name="home"),
    path("p/setkani/terminy/", pages.Dates.as_view(), name="dates"),
    path("p/setkani/kalendar/", pages.Calendar.as_view(), name="calendar"),
    path("p/setkani/jak/", pages.How.as_view(), name="how"),
    path("p/setkani/kod/", entering.Code.as_view(), name="code"),
    path("p/setkani/konec/", entering.Leave.as_view(), name="leave"),
    path("p/setkani/co-chci-rict/", pages.Wishes.as_view(), name="wishes"),
    path("p/setkani/opora/", pages.Support.as_view(), name="support"),
    path("p/setkani/tlumocnik/", pages.Interpreter.as_view(), name="interpreter"),
    path("p/setkani/souhlasy/", pages.Consents.as_view(), name="consents"),
    path("p/setkani/ukoly/", pages.Tasks.as_view(), name="tasks"),
    path("p/setkani/zapis/", pages.Minutes.as_view(), name="minutes"),
    path("p/setkani/zapis/pdf/", pages.MinutesFile.as_view(), name="minutes-file"),
    path("p/setkani/moje/", pages.ChildPage.as_view(), name="child"),
    path("p/setkani/potom/", pages.Afterwards.as_view(), name="afterwards"),
    path("p/<str:locator>/", entering.Locate.as_view(), name="locate"),
]
