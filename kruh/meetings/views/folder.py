"""Pages of a folder for a data box: what to send where, and each file of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from kruh.conferences.queries.leaving import Leaving
from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.documents import copies as copy_documents
from kruh.meetings.documents import folder as documents
from kruh.meetings.models import Delivery
from kruh.meetings.policies import enclosures as enclosure_policies
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import copies, enclosures, wordings
from kruh.meetings.queries import folder as queries
from kruh.meetings.rules.folder import File
from kruh.meetings.views.copies import AboutWording, deliveries_of
from kruh.messaging import outbox

WHOLE = "slozka.zip"


class AboutFolder(AboutWording):
    """The folder of one copy; a child has no data box."""

    def find(self) -> Delivery:
        rows: QuerySet[Delivery] = policies.visible_deliveries(self.user, self.at)
        adults = rows.exclude(participant=None).exclude(participant__role=ParticipantRole.CHILD)
        brought = adults.select_related(
            "participant__person__key", "participant__person__organisation", "minutes__key",
            "minutes__conference__office", "minutes__conference__case__key", "minutes__conference__key", "message",
        )  # fmt: skip
        told = wordings.with_wording(enclosure_policies.with_roles(brought, self.user, self.at))
        found: Any = self.one_of(told, pk=self.kwargs["pk"])
        if found.wording is None:
            raise Http404
        self.wording = found.wording
        enclosure_policies.remember(self.user, found, self.at)
        row: Delivery = found
        return row


class SeeFolder(AboutFolder):
    """What to send, where, and the texts to copy."""

    verb = "meetings.see_folder"
    template_name = "meetings/minutes/folder.html"

    def context(self, delivery: Delivery) -> dict[str, Any]:
        content, along = self.wording.content, enclosures.along(delivery)
        found = documents.files(delivery, content, [enclosures.file_of(row.sheet) for row in along])
        return queries.page(delivery, content, found, along)


class TakeFolder(AboutFolder):
    """One file of the folder, or all of them at once; read once more before it leaves."""

    verb = "meetings.take_folder"
    template_name = "refused.html"

    def find(self) -> Delivery:
        self.part = f"{self.kwargs['part']}.{self.kwargs['ending']}"
        if self.part not in (*queries.PARTS, WHOLE):
            raise Http404
        return super().find()

    def answer(self) -> HttpResponse:
        delivery: Delivery = self.subject
        try:
            file = self._taken(delivery)
        except NotPossible as refusal:
            return self.shown(422, reasons=refusal.reasons, back=deliveries_of(delivery.conference))
        return HttpResponse(
            file.content,
            content_type=file.mime,
            headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
        )

    def _taken(self, delivery: Delivery) -> File:
        content, participant = self.wording.content, delivery.participant
        assert participant is not None
        along = enclosures.along(delivery) if self.part == WHOLE else []
        own = documents.files(delivery, content)
        hidden = copies.hidden_from(delivery.minutes, participant.person, days.local_day(self.at))
        leaving = Leaving(files=tuple(outbox.File(one.name, one.mime, one.content) for one in own), paper="zápis")
        leaving = enclosures.with_files(leaving, along, hidden)
        copy_documents.refuse_leaks(leaving, delivery.minutes, participant, hidden, by=self.user, at=self.at)
        if self.part == WHOLE:
            return documents.archive(documents.files(delivery, content, leaving.files[len(own) :]))
        return dict(zip(queries.PARTS, own, strict=True))[self.part]
