"""The method as it comes with the product, and how it reaches every installation, the new and the older one.

After each change of the tables `load` adds what is missing, follows a text or a law reference that nobody of the
installation edited by its new wording (the old one ends yesterday and stays readable), and brings new sentences to
every language. What a methodologist wrote, ended or planned is left alone.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import Any

from django.utils import timezone

Row = dict[str, Any]
Models = Callable[[str, str], Any]

FILES = {
    "Question": "questions",
    "Tool": "tools",
    "Parameter": "parameters",
    "LawReference": "law",
    "Text": "texts",
    "Advice": "advice",
    "Blank": "blanks",
}
LANGUAGES = ("cs-full", "uk", "en", "vi", "rom")
WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)
# The words by which the shipped wording of an entry is told from the one that is held.
FOLLOWED = {
    "Text": ("kind", "title", "body", "order"),
    "LawReference": ("act", "paragraph", "demand", "consequence"),
    "Advice": ("stage", "form", "title", "body", "order"),
}
KEPT = ("code", "language", "part", "order", "translator", "reviewer", "reviewed_on", "source", "edited_by_id")
UNCHECKED = "Připraveno s Kruhem, nikdo to zatím nezkontroloval"


def load(model: Models, at: datetime) -> None:
    """This will bring the shipped method into the database; `model` finds a model by its app and name."""
    for name, file in FILES.items():
        add_missing(model("method", name), rows(file))
    for name, words in FOLLOWED.items():
        follow(model("method", name), list(rows(FILES[name])), words, at)
    translations = model("method", "Translation")
    add_languages(translations)
    add_sentences(translations, at)


def rows(file: str) -> Iterator[Row]:
    """This will give the fields of every shipped entry of a kind."""
    plural = _read("questions_plural")
    for row in _read(file):
        if file == "questions":
            row |= {f"{name}_plural": words for name, words in plural.get(row["code"], {}).items()}
        if file in ("tools", "parameters"):
            row |= {"status": "to_verify" if "ověř" in row["source"] else "verified"}
        if isinstance(row.get("body"), list):
            row |= {"body": "\n".join(row["body"])}
        yield row


def add_missing(model: Any, shipped: Iterator[Row]) -> None:
    """A code that is already there stays untouched with all its versions."""
    known = set(model.objects.values_list("code", flat=True))
    model.objects.bulk_create(model(edited_at=WRITTEN_AT, **row) for row in shipped if row["code"] not in known)


def follow(model: Any, shipped: list[Row], words: tuple[str, ...], at: datetime) -> None:
    """A wording that nobody edited ends yesterday where the product has a newer one."""
    today = timezone.localdate(at)
    versions: dict[str, list[Any]] = {}
    for held in model.objects.order_by("code", "valid_from"):
        versions.setdefault(held.code, []).append(held)
    for row in shipped:
        first = versions[row["code"]][0]
        if _is_untouched(versions[row["code"]]) and any(getattr(first, name) != row[name] for name in words):
            model.objects.filter(pk=first.pk).update(valid_to=today - timedelta(days=1))
            model.objects.create(edited_at=at, **{**row, "valid_from": today})


def add_languages(model: Any) -> None:
    """Languages of the pages for families as they are prepared: none reviewed yet."""
    known = set(model.objects.values_list("code", flat=True))
    sentences = _sentences()
    for order, language in enumerate(LANGUAGES, 1):
        told = _told(language)
        for place, (part, czech) in enumerate(sentences.items()):
            if (code := f"{language}-{part}") not in known:
                said = told.get(part, {})
                model.objects.create(
                    code=code,
                    language=language,
                    part=part,
                    order=order * 10 + place,
                    body="\n".join(f"{one} = {said.get(one, '')}" for one in czech),
                    translator=told.get("translator", ""),
                    valid_from=WRITTEN_AT.date(),
                    source=UNCHECKED,
                    edited_at=WRITTEN_AT,
                )


def add_sentences(model: Any, at: datetime) -> None:
    """A draft nobody edited gets later sentences with their draft translation.

    Whatever a methodologist edited or reviewed keeps every word and its review; the new sentences stand there to be
    filled in and are said in Czech until then.
    """
    sentences = _sentences()
    for held in model.objects.filter(valid_to=None, withdrawn_at=None).order_by("code"):
        told = {line.partition(" =")[0].strip() for line in held.body.splitlines()}
        missing = [czech for czech in sentences[held.part] if czech not in told]
        if missing:
            drafts = {} if held.edited_by_id or held.reviewed_on else _told(held.language).get(held.part, {})
            begins = max(timezone.localdate(at), held.valid_from + timedelta(days=1))
            model.objects.filter(pk=held.pk).update(valid_to=begins - timedelta(days=1))
            model.objects.create(
                body="\n".join([held.body, *(f"{czech} = {drafts.get(czech, '')}" for czech in missing)]),
                valid_from=begins,
                edited_at=at,
                **{name: getattr(held, name) for name in KEPT},
            )


def _is_untouched(versions: list[Any]) -> bool:
    """One version, still open, written by nobody of this installation."""
    first = versions[0]
    return len(versions) == 1 and first.edited_by_id is None and first.valid_to is None and first.withdrawn_at is None


def _sentences() -> dict[str, list[str]]:
    return _read("translations/sentences")  # type: ignore[no-any-return]


def _told(language: str) -> dict[str, Any]:
    """What the release says in a language; nothing where none is prepared."""
    return _read(f"translations/{language}", missing={})  # type: ignore[no-any-return]


def _read(name: str, missing: Any = None) -> Any:
    file = resources.files("kruh.method.data").joinpath(f"{name}.json")
    if missing is not None and not file.is_file():
        return missing
    return json.loads(file.read_text(encoding="utf-8"))
