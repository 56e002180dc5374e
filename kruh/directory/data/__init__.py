"""The real country: 14 regions, 205 districts, the 22 administrative districts of Praha and their OSPOD offices.

Population and children are those of the Czech Statistical Office at the end of 2019.
"""

import csv
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

from kruh.foundation import text

PRAHA = "1000"
# Where the ministry tried family conferences out: eight regions, 35 offices, which their administrators name.
PILOT = ("CZ020", "CZ042", "CZ052", "CZ053", "CZ063", "CZ064", "CZ071", "CZ080")
PRAHA_DISTRICTS = 22

Row = dict[str, Any]


def regions() -> dict[str, str]:
    """This will give the names of the regions by their codes."""
    return {row["region_nuts3"]: row["region"] for row in _rows()}


def districts() -> Iterator[Row]:
    """This will give the fields of every district; what nobody published for parts of Praha is None."""
    for row in _rows():
        if row["code"] == PRAHA:
            yield from _parts_of_praha(row["region_nuts3"])
            continue
        figures = {"population": int(row["population"]), "children": int(row["children_0_14"])}
        place = {"lat": float(row["lat"]), "lon": float(row["lon"])}
        yield {"code": row["code"], "name": row["name"], "region_id": row["region_nuts3"], **figures, **place}


def load(model: Callable[[str, str], Any]) -> None:
    """This will put the country into the database; what is already there stays as it is.

    `model` finds a model by its app and name, so that migrations can pass the models of their time.
    """
    model("directory", "Region").objects.bulk_create(
        [model("directory", "Region")(code=code, name=name, **_found(name)) for code, name in regions().items()],
        ignore_conflicts=True,
    )
    model("directory", "District").objects.bulk_create(
        [model("directory", "District")(**row, **_found(row["name"])) for row in districts()], ignore_conflicts=True
    )
    _load_offices(model)


def name_pilot(model: Callable[[str, str], Any]) -> None:
    """This will say which regions took part in the ministry's pilot."""
    model("directory", "Region").objects.filter(code__in=PILOT).update(in_pilot=True)


def _load_offices(model: Callable[[str, str], Any]) -> None:
    unit_model, office_model = model("access", "Unit"), model("directory", "Organisation")
    known = set(office_model.objects.filter(kind="office").values_list("district_id", flat=True))
    fresh = [row for row in districts() if row["code"] not in known]
    units = unit_model.objects.bulk_create([unit_model(name=f"OSPOD {row['name']}") for row in fresh])
    office_model.objects.bulk_create(
        [
            office_model(
                unit_id=unit.pk,
                kind="office",
                name=unit.name,
                district_id=row["code"],
                **_found(unit.name, row["name"]),
            )
            for unit, row in zip(units, fresh, strict=True)
        ]
    )


def _found(name: str, *more: str) -> Row:
    return {"folded": text.fold(" ".join((name, *more))), "sort_key": text.sort_key(name)}


def _parts_of_praha(region: str) -> Iterator[Row]:
    empty: Row = {"population": None, "children": None, "lat": None, "lon": None}
    for number in range(1, PRAHA_DISTRICTS + 1):
        yield {"code": f"{PRAHA}-{number:02}", "name": f"Praha {number}", "region_id": region, **empty}


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader((resources.files(__name__) / "orp.csv").read_text("utf-8").splitlines()))
