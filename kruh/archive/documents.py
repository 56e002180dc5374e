"""The archive as a file: what its manifest says, and a page for the archivist who opens it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from kruh import VERSION
from kruh.archive.models import Arrival, HandOver
from kruh.archive.queries import gathering, papers
from kruh.archive.queries.writing import written
from kruh.archive.rules import consent, envelope, package
from kruh.cases.models import Case
from kruh.family_conferences.documents import plan as family
from kruh.family_conferences.queries import papers as circles
from kruh.foundation import days, text, typesetting
from kruh.foundation.workflow import refuse_if
from kruh.meetings.documents import minutes as meetings
from kruh.meetings.queries import content as contents
from kruh.meetings.rules import revisions
from kruh.protection_plans.documents import assessment, plan
from kruh.protection_plans.queries import assessment as assessed
from kruh.protection_plans.queries import tasks as plan_tasks
from kruh.protection_plans.queries import version as versions

README = """ARCHIV PŘÍPADU

Spisová značka: {mark}
Pracoviště: {office}
Založen: {opened}
Uzavřen: {closed}
Archiv vydán: {made}
Vydal(a): {by}
Souhlasil(a): {second}
Komu: {receiver}
Proč: {reason}

CO JE UVNITŘ

manifest.json      verze formátu, počty řádků, velikost a otisk SHA-256 každého souboru
data/*.jsonl       údaje spisu; každý řádek je jeden záznam ve formátu JSON, kódování UTF-8
data/references.jsonl   účty, organizace a místa, na které se spis odkazuje
data/keys.jsonl    které záznamy byly zapečetěné společným klíčem; samotné klíče v archivu nejsou
files/             fotografie a dokumenty tak, jak byly uložené ({files})
papers/            hotové zápisy, vyhodnocení a plány k přečtení (PDF/A); totéž je i mezi údaji

Časy jsou v UTC, dny podle kalendáře. Záznamů je celkem {rows}.

CO V ARCHIVU NENÍ

{left_out}

Archiv obsahuje osobní údaje dětí a rodin. Kdo ho má otevřený, odpovídá za ně. Otisky v souboru manifest.json
poznají každou změnu. Popis formátu je v dokumentaci Kruhu (docs/archive-format.md).
"""


def closed_archive(case: Case, hand_over: HandOver, passphrase: str, by: str, at: datetime) -> bytes:
    """This will write the case, pack it and close it. Raises NotPossible when it is too big."""
    known, told = Arrival.names_of(case.pk)
    made = written(case.pk, known, told)
    manifest = _manifest(case, hand_over, by, at, made.counts)
    files = {**made.files, **read_on_paper(case, at)}
    files[package.README] = _readme(case, hand_over, manifest, made.files).encode()
    refuse_if([] if package.is_modest(files) else [consent.TOO_BIG])
    return envelope.close(passphrase, package.packed(manifest, files))


def read_on_paper(case: Case, at: datetime) -> dict[str, bytes]:
    """This will set what an archivist reads first; whoever takes the case in has it among the rows already."""
    found = [*_minutes(case), *_assessed(case), *_families(case, at)]
    return {
        f"{package.PAPERS}{number:02}-{name}.pdf": typesetting.to_pdf(paper)
        for number, (name, paper) in enumerate(found, 1)
    }


def _minutes(case: Case) -> Iterator[tuple[str, typesetting.Document]]:
    for row in papers.minutes(case.pk):
        closed = row.closed_at or row.delivered_at
        paper = meetings.minutes(
            revisions.whole(contents.content(row)), dated=days.local_day(closed) if closed else row.due_on
        )
        yield f"zapis-{_plain(row.conference)}", paper


def _assessed(case: Case) -> Iterator[tuple[str, typesetting.Document]]:
    for row in papers.assessments(case.pk):
        dated = days.local_day(row.closed_at) if row.closed_at else case.opened_on
        yield "vyhodnoceni", assessment.assessment(row, assessed.written(row), dated=dated)
    for version in papers.plans(case.pk):
        dated = days.local_day(version.approved_at) if version.approved_at else case.opened_on
        goals, tasks = versions.goals_of(version), plan_tasks.around(version.plan)
        yield f"ipod-{version.number}", plan.plan(version, goals, tasks, dated=dated, is_family_copy=False)


def _families(case: Case, at: datetime) -> Iterator[tuple[str, typesetting.Document]]:
    for conference in papers.circles(case.pk):
        version = circles.latest_version(conference)
        if version is not None:
            tasks, signers = circles.tasks_of(version, at), circles.signers(conference, version)
            paper = family.plan(conference, version, tasks=tasks, signers=signers, dated=days.local_day(at))
            yield f"plan-rodiny-{_plain(conference)}", paper


def _plain(conference: object) -> str:
    return str(conference).lower().replace(" ", "-")


def file_name(at: datetime) -> str:
    """This will name the file; nothing of the case stands in it."""
    return f"archiv-pripadu-{days.local_day(at).isoformat()}.kruh"


def _manifest(case: Case, hand_over: HandOver, by: str, at: datetime, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "product": f"Kruh {VERSION}",
        "case": {
            "id": str(case.pk),
            "file_mark": case.file_mark,
            "opened_on": case.opened_on.isoformat(),
            "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        },
        "office": {"id": str(case.unit_id), "name": hand_over.unit.name},
        "made_at": at.isoformat(),
        "made_by": by,
        "agreed_by": hand_over.second.name,
        "receiver": hand_over.receiver,
        "reason": hand_over.reason,
        "counts": dict(counts),
        "left_out": {**gathering.LEFT_OUT, **gathering.NAMED_ONLY, "messaging.Message": gathering.UNSENT_REASON},
    }


def _readme(case: Case, hand_over: HandOver, manifest: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    beside = sum(name.startswith("files/") for name in files)
    return README.format(
        mark=case.file_mark or "bez značky",
        office=manifest["office"]["name"],
        opened=days.day(case.opened_on),
        closed=days.day(case.closed_on) if case.closed_on else "není uzavřený",
        made=manifest["made_at"],
        by=manifest["made_by"],
        second=manifest["agreed_by"],
        receiver=hand_over.receiver,
        reason=hand_over.reason,
        files=text.plural(beside, "soubor", "soubory", "souborů"),
        rows=sum(manifest["counts"].values()),
        left_out="\n".join(f"- {reason}" for reason in dict.fromkeys(manifest["left_out"].values())),
    )
