"""The archive as a file: what its manifest says, and a page for the archivist who opens it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kruh import VERSION
from kruh.archive.models import Arrival, HandOver
from kruh.archive.queries import gathering
from kruh.archive.queries.writing import written
from kruh.archive.rules import consent, envelope, package
from kruh.cases.models import Case
from kruh.foundation import days, text
from kruh.foundation.workflow import refuse_if

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
    files = {**made.files, package.README: _readme(case, hand_over, manifest, made.files).encode()}
    refuse_if([] if package.is_modest(files) else [consent.TOO_BIG])
    return envelope.close(passphrase, package.packed(manifest, files))


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
