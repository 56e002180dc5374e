"""What an archivist reads: papers beside the rows, and a reader that passes them over."""

import pytest

from kruh.archive import documents, keeping
from kruh.archive.queries import reading, references, writing
from kruh.archive.rules import envelope, package
from kruh.cases.models import TeamMember
from kruh.foundation.typesetting import looking
from kruh.foundation.typesetting import reading as papers
from kruh.retention import erasing
from tests.factories import cases, people
from tests.factories import world as worlds

pytestmark = pytest.mark.django_db
PASSPHRASE = "velmi dlouhé heslo k archivu"


def test_finished_minutes_assessments_and_plans_are_there_to_read() -> None:
    family = worlds.family("Lipová")

    found = documents.read_on_paper(family.case, people.NOW)

    kinds = {name.split("-", 1)[1].rstrip(".pdf").split("-")[0] for name in found}
    assert {"zapis", "ipod", "vyhodnoceni"} <= kinds, sorted(found)
    assert all(package.ALLOWED.fullmatch(name) for name in found)
    assert all(looking.pages_of(content) for content in found.values())
    minutes = next(content for name, content in found.items() if "zapis" in name)
    assert str(family.conference) in papers.text_of_pdf(minutes).replace("\xa0", " ")
    assert documents.read_on_paper(family.case, people.NOW) == found


def test_case_without_papers_has_none() -> None:
    worker = cases.worker(cases.office())

    assert documents.read_on_paper(cases.case(worker), people.NOW) == {}


def test_archive_with_papers_comes_in_as_one_without() -> None:
    family = worlds.family("Lipová")
    made = writing.written(family.case.pk, {}, {})
    files = {**made.files, **documents.read_on_paper(family.case, people.NOW)}
    assert len(files) > len(made.files)
    content = envelope.close(PASSPHRASE, package.packed({"case": {"id": str(family.case.pk)}}, files))
    head = TeamMember.objects.filter(case=family.case, until=None).select_related("user")[0].user
    unit = family.case.unit
    erasing.erase(family.case.pk, people.NOW)

    parcel = reading.parcel_of(envelope.opened(PASSPHRASE, content))
    assert reading.refusals(parcel) == []
    kept = keeping.keep(parcel, unit, head, references.matched(parcel.references), people.NOW)

    again = writing.written(family.case.pk, kept.known, {row["id"]: row for row in parcel.references}).files
    changed = {name for name in made.files if again.get(name) != made.files[name]}
    assert changed <= {"data/cases.teammember.jsonl"}
    assert not any(name.startswith(package.PAPERS) for name in again)


@pytest.mark.parametrize("name", ["papers/../x.pdf", "papers/01-zapis.exe", "papers/Zápis.pdf", "papers/a/b.pdf"])
def test_paper_with_a_strange_name_is_refused(name: str) -> None:
    assert not package.ALLOWED.fullmatch(name)
