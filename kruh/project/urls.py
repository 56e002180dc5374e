"""Czech addresses of the whole house."""

from django.urls import URLPattern, URLResolver, include, path

from kruh.project import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("zdravi/", views.health, name="health"),
    path("ucet/", include("kruh.access.urls")),  # before the library, some of whose pages stay shut
    path("ucet/", include("allauth.urls")),
    path("", include("kruh.desk.urls")),
    # What begins with a word of its own comes first, so that the others need not be asked.
    path("", include("kruh.family.urls")),
    path("metodika/", include("kruh.method.urls")),
    path("pripady/", include("kruh.cases.urls")),
    path("konference/", include("kruh.conferences.urls")),
    path("rodinne-konference/", include("kruh.family_conferences.urls")),
    path("", include("kruh.protection_plans.urls")),
    path("", include("kruh.delegation.urls")),
    path("", include("kruh.network.urls")),
    path("", include("kruh.monitoring.urls")),
    path("", include("kruh.statistics.urls")),
    path("", include("kruh.briefing.urls")),
    path("", include("kruh.training.urls")),
    path("z-praxe/", include("kruh.intervision.urls")),
    path("z-praxe/", include("kruh.case_stories.urls")),
    path("", include("kruh.retelling.urls")),
    path("", include("kruh.voice.urls")),
    path("", include("kruh.exchange.urls")),
    path("", include("kruh.retention.urls")),
    path("", include("kruh.archive.urls")),
    path("", include("kruh.disclosure.urls")),
    path("", include("kruh.api.urls")),
    path("", include("kruh.billing.urls")),
    path("", include("kruh.plans.urls")),
    path("", include("kruh.web.urls")),
    path("", include("kruh.messaging.urls")),
    path("", include("kruh.directory.urls")),
    path("", include("kruh.meetings.urls")),  # the most addresses, none of them a list
]
handler500 = views.failed
