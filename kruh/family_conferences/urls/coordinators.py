"""Addresses of the region's coordinators and of their statements of work."""

from django.urls import URLPattern, path, re_path

from kruh.family_conferences.views import candidates, coordinator, coordinators, statement

urlpatterns: list[URLPattern] = [
    path("koordinatori/", coordinators.ListCoordinators.as_view(), name="coordinators"),
    path("koordinatori/zajemce/<slug:code>/", candidates.AddCandidate.as_view(), name="add-candidate"),
    path("koordinatori/zalozit/<uuid:pk>/", candidates.EnrollCoordinator.as_view(), name="enroll-coordinator"),
    path("koordinatori/<uuid:pk>/", coordinators.Record.as_view(), name="coordinator-record"),
    path("koordinatori/<uuid:pk>/upravit/", coordinators.ChangeCoordinator.as_view(), name="change-coordinator"),
    path("koordinatori/<uuid:pk>/rozhovor/", candidates.RecordTalk.as_view(), name="record-talk"),
    path("koordinatori/<uuid:pk>/prijmout/", candidates.TakeToTraining.as_view(), name="take-to-training"),
    path("koordinatori/<uuid:pk>/neprijmout/", candidates.TurnDown.as_view(), name="turn-down"),
    path(
        "koordinatori/<uuid:pk>/vycvik/",
        coordinators.RecordCoordinatorTraining.as_view(),
        name="record-coordinator-training",
    ),
    path("koordinatori/<uuid:pk>/hodiny/", coordinators.RecordHours.as_view(), name="record-hours"),
    path("koordinatori/hodiny/<uuid:pk>/smazat/", coordinators.RemoveHours.as_view(), name="remove-hours"),
    path("koordinatori/<uuid:pk>/pruvodce/", coordinators.NameGuide.as_view(), name="name-guide"),
    path("koordinatori/<uuid:pk>/samostatne/", coordinators.ConfirmIndependent.as_view(), name="confirm-independent"),
    path("koordinatori/<uuid:pk>/pauza/", coordinators.Pause.as_view(), name="pause"),
    path("koordinatori/<uuid:pk>/zpet/", coordinators.Resume.as_view(), name="resume"),
    path("koordinatori/<uuid:pk>/konec/", coordinators.EndCoordinating.as_view(), name="end-coordinating"),
    path("muj-vycvik/", coordinators.OwnTraining.as_view(), name="own-training"),
    path("<uuid:pk>/provazeni/skoncit/", coordinator.LeaveGuidance.as_view(), name="leave-guidance"),
    path("vykazy/", statement.ListStatements.as_view(), name="statements"),
    path("<uuid:pk>/vykaz/<slug:month>/", statement.SendStatement.as_view(), name="send-statement"),
    path("vykazy/<uuid:pk>/", statement.SeeStatement.as_view(), name="statement"),
    path("vykazy/<uuid:pk>/schvalit/", statement.ApproveStatement.as_view(), name="approve-statement"),
    path("vykazy/<uuid:pk>/vratit/", statement.ReturnStatement.as_view(), name="return-statement"),
    re_path(
        r"^vykazy/(?P<pk>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/vykaz\.(?P<ending>pdf|csv)$",
        statement.StatementFile.as_view(),
        name="statement-file",
    ),
]
