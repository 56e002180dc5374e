"""The description of the interface (OpenAPI): from it the answers are checked, the fuzzer asks, and people read."""

from typing import Any

from kruh.api import rules
from kruh.api.vocabulary import VERSION, Scope

type Schema = dict[str, Any]

ROOT = f"/api/{VERSION}"
ABOUT = "Kalendář, čísla a předání uzavřených spisů spisové službě. Nic z toho nejmenuje dítě ani rodinu."
TEXT: Schema = {"type": "string"}
UUID: Schema = {"type": "string", "format": "uuid"}
MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
PAGE: Schema = {"type": "integer", "minimum": 1, "maximum": 9999}
YEAR: Schema = {"type": "integer", "minimum": rules.FIRST_YEAR, "maximum": rules.LAST_YEAR}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


RECEIPT = _object(number=TEXT, at=MOMENT)
EVENT = _object(id=UUID, title=TEXT, starts_at=MOMENT, ends_at=MOMENT, town=TEXT, is_cancelled={"type": "boolean"})
CELL = _object(population=TEXT, dimension=TEXT, category=TEXT, count={"type": "integer", "minimum": 0})
RECORD = _object(
    id=UUID, file_mark=_or_null(TEXT), opened_on=DAY, closed_on=_or_null(DAY), keep_until=_or_null(DAY),
    disposal={"type": "string", "enum": ["S"]}, receipt=_or_null(RECEIPT),
)  # fmt: skip
PROBLEM = _object(type=TEXT, title=TEXT, status={"type": "integer"}, detail=TEXT)
PROBLEMS = {
    "400": "Otázka je špatně položená.",
    "401": "Klíč chybí, neplatí nebo už skončil.",
    "403": "Klíč tuhle část neotvírá.",
    "404": "Nic takového tu není.",
    "405": "Takhle se tu ptát nejde.",
    "409": "Spis už má jiné číslo jednací.",
    "429": "Ptáte se příliš často.",
}


def _operation(name: str, scope: Scope, summary: str, answer: Schema, *parameters: Schema, **more: Any) -> Schema:
    codes = ["400", "401", "403", "429", *(["404", "409"] if more.get("requestBody") else [])]
    return {
        "operationId": name,
        "summary": summary,
        "security": [{"token": [scope.value]}],
        "parameters": list(parameters),
        "responses": {
            "200": {"description": "Odpověď.", "content": {"application/json": {"schema": answer}}},
            **{code: _problem(code) for code in codes},
        },
        **more,
    }


def _problem(code: str) -> Schema:
    return {"description": PROBLEMS[code], "content": {"application/problem+json": {"schema": PROBLEM}}}


def _asked(name: str, schema: Schema, words: str, *, where: str = "query", is_needed: bool = False) -> Schema:
    return {"name": name, "in": where, "required": is_needed, "schema": schema, "description": words}


def description() -> Schema:
    """This will give the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kruh: rozhraní pro systémy úřadu",
            "version": "1.0.0",
            "description": ABOUT,
        },
        "servers": [{"url": ROOT}],
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Klíč dává vedoucí pracoviště v Kruhu."}
            }
        },
        "paths": {**_numbers(), **_records()},
    }  # fmt: skip


def _numbers() -> Schema:
    year = _asked("year", YEAR, "Rok, jinak letošní.")
    return {
        "/calendar": {
            "get": _operation(
                "calendar", Scope.CALENDAR, "Setkání pracoviště", _object(items=_list(EVENT)),
                _asked("from", DAY, "První den, jinak dnešek."),
                _asked("to", DAY, "Poslední den, jinak za devadesát dní. Nejvýš rok od prvního."),
            )
        },
        "/statistics/own": {
            "get": _operation(
                "own_statistics", Scope.STATISTICS, "Přesné počty pracoviště; nepatří ven z úřadu",
                _object(year=YEAR, items=_list(CELL)), year,
            )
        },
        "/statistics/region": {
            "get": _operation(
                "region_statistics", Scope.STATISTICS, "Zveřejněné počty kraje, zaokrouhlené",
                _object(year=YEAR, items=_list(CELL)), year,
            )
        },
    }  # fmt: skip


def _records() -> Schema:
    return {
        "/records": {
            "get": _operation(
                "records", Scope.RECORDS, "Uzavřené spisy pracoviště",
                _object(items=_list(RECORD), next=_or_null(PAGE)), _asked("page", PAGE, "Stránka, jinak první."),
            )
        },
        "/records/{id}/receipt": {
            "put": _operation(
                "take_receipt", Scope.RECORDS, "Spisová služba spis převzala", RECEIPT,
                _asked("id", UUID, "Který spis.", where="path", is_needed=True),
                requestBody={
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": _object(number={**TEXT, "minLength": 1, "maxLength": rules.LONGEST_NUMBER})
                        }
                    },
                },
            )
        },
    }  # fmt: skip
