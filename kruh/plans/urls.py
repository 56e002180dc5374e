"""Addresses of plans and their tasks."""

from django.urls import URLPattern, path, re_path

from kruh.plans.views import following, reporting
from kruh.plans.views import plan as views

app_name = "plans"
urlpatterns: list[URLPattern] = [
    path("ukoly/", views.Tasks.as_view(), name="tasks"),
    path("konference/<uuid:pk>/navazat/", following.FollowUp.as_view(), name="follow-up"),
    path("konference/<uuid:pk>/plan/", views.Plan.as_view(), name="plan"),
    path("konference/<uuid:pk>/plan/ukol/", views.AddTask.as_view(), name="add-task"),
    path("konference/<uuid:pk>/plan/prevzit/", following.CarryOpenTasks.as_view(), name="carry-open-tasks"),
    re_path(
        r"^konference/(?P<pk>[0-9a-f-]{36})/plan/plan\.(?P<ending>pdf|docx)$",
        views.PlanFile.as_view(),
        name="plan-file",
    ),
    path("ukol/<uuid:pk>/", reporting.OneTask.as_view(), name="task"),
    path("ukol/<uuid:pk>/upravit/", views.ChangeTask.as_view(), name="change-task"),
    path("ukol/<uuid:pk>/posunout/", views.MoveTask.as_view(), name="move-task"),
    path("ukol/<uuid:pk>/smazat/", views.RemoveTask.as_view(), name="remove-task"),
    path("ukol/<uuid:pk>/splneno/", reporting.ReportDone.as_view(), name="report-done"),
    path("ukol/<uuid:pk>/zcasti/", reporting.ReportPartly.as_view(), name="report-partly"),
    path("ukol/<uuid:pk>/uz-neplati/", reporting.DropTask.as_view(), name="drop-task"),
    path("ukol/<uuid:pk>/znovu/", reporting.ReopenTask.as_view(), name="reopen-task"),
    path("ukol/<uuid:pk>/poznamka/", reporting.AddNote.as_view(), name="add-note"),
    path("ukol/<uuid:pk>/hlaseni/", reporting.NoteReport.as_view(), name="note-report"),
    path("ukol/<uuid:pk>/predat/", reporting.PassTaskOn.as_view(), name="pass-task-on"),
    path("ukol/<uuid:pk>/dolozit/", reporting.AddEvidence.as_view(), name="add-evidence"),
    path("ukol/dolozeni/<uuid:pk>/", reporting.EvidenceFile.as_view(), name="evidence"),
    path("ukol/dolozeni/<uuid:pk>/vyradit/", reporting.StrikeEvidence.as_view(), name="strike-evidence"),
]
