"""Tables brought in: columns, the check, the writing, and what happens when it is done twice, killed or raced."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kruh.access.models import AuditEntry, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory.models import Organisation, Professional, Training
from kruh.directory.vocabulary import Kind as OrganisationKind
from kruh.exchange import running
from kruh.exchange.actions import imports as actions
from kruh.exchange.models import Import, Portion
from kruh.exchange.queries import imports as queries
from kruh.exchange.rules import imports as rules
from kruh.exchange.vocabulary.imports import Kind, State
from kruh.foundation import days, sheets
from kruh.foundation.sheets import csv_file
from kruh.foundation.workflow import NotPossible
from kruh.statistics.models import PastConference, Stale
from tests.factories import bills, people, places
from tests.factories.sheets import xlsx

pytestmark = pytest.mark.django_db
HEAD = ["Jméno", "Příjmení", "Profese", "Organizace", "Pracovní e-mail", "Telefon na pracoviště"]
JANA = ["Jana", "Nováková", "učitelka", "Krok", "jana@krok.example", "777 123 456"]
PETR = ["Petr", "Zima", "psychologie", "Krok", "", ""]


@pytest.fixture
def administrator() -> User:
    return people.user(Role.ADMINISTRATOR, first_name="Pavel", last_name="Správný")


def bring(by: User, kind: str, rows: list[list[str]]) -> Import:
    content = xlsx(rows)
    unit = queries.unit_of(by, people.NOW)
    words: dict[str, Any] = {"kind": kind, "name": "lide.xlsx", "content": content, "head": sheets.head(content, 4)}
    return actions.bring_table(unit, by=by, at=people.NOW, **words)


def checked(by: User, kind: str, rows: list[list[str]]) -> Import:
    batch = bring(by, kind, rows)
    actions.choose_columns(batch, by=by, at=people.NOW, columns=batch.columns, version=batch.version)
    running.go_on(batch.pk)
    return Import.objects.get(pk=batch.pk)


def written(by: User, kind: str, rows: list[list[str]]) -> Import:
    batch = checked(by, kind, rows)
    if batch.fresh:
        actions.begin_writing(batch, by=by, at=people.NOW, version=batch.version)
        running.go_on(batch.pk)
    return Import.objects.get(pk=batch.pk)


def counts(batch: Import) -> tuple[int, int, int]:
    return batch.fresh, batch.known, batch.refused


# People --------------------------------------------------------------------------------------------------------------


def test_people_come_in_as_if_written_by_hand(administrator: User) -> None:
    home = places.organisation("Krok")
    batch = written(administrator, Kind.PEOPLE, [HEAD, JANA, PETR])

    jana, petr = Professional.objects.filter(organisation=home)
    assert (batch.state, counts(batch)) == (State.DONE, (2, 0, 0))
    assert (jana.profession, jana.email, jana.phone) == ("teacher", "jana@krok.example", "+420777123456")
    assert (petr.last_name, petr.version, bool(petr.folded)) == ("Zima", 1, True)
    assert AuditEntry.objects.filter(verb="exchange.begin_writing", actor=administrator.pk).count() == 1


def test_same_file_again_makes_nothing_twice(administrator: User) -> None:
    places.organisation("Krok")
    rows = [HEAD, JANA, PETR, JANA]
    first, second = written(administrator, Kind.PEOPLE, rows), written(administrator, Kind.PEOPLE, rows)

    assert (counts(first), counts(second)) == ((2, 1, 0), (0, 3, 0))
    assert (second.state, Professional.objects.count()) == (State.READY, 2)
    with pytest.raises(NotPossible, match="žádný nový řádek"):
        actions.begin_writing(second, by=administrator, at=people.NOW, version=second.version)


def test_nothing_is_written_before_it_is_confirmed(administrator: User) -> None:
    places.organisation("Krok")
    batch = checked(administrator, Kind.PEOPLE, [HEAD, JANA])
    assert (batch.state, Professional.objects.count(), batch.content) == (State.READY, 0, None)

    actions.cancel_import(batch, by=administrator, at=people.NOW)
    assert (batch.state, Portion.objects.count()) == (State.CANCELLED, 0)


def test_what_is_known_is_not_changed(administrator: User) -> None:
    home = places.organisation("Krok")
    places.professional(home, "Jana", "Nováková", email="Jana@Krok.example", phone="+420111222333")

    assert counts(checked(administrator, Kind.PEOPLE, [HEAD, JANA])) == (0, 1, 0)
    assert Professional.objects.get().phone == "+420111222333"


def test_two_of_one_name_are_told_apart_by_their_address(administrator: User) -> None:
    places.professional(places.organisation("Krok"), "Jana", "Nováková", email="jana.n@krok.example")

    assert counts(checked(administrator, Kind.PEOPLE, [HEAD, JANA])) == (1, 0, 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({0: ""}, "Chybí „Jméno“."),
        ({0: "=cmd|' /C calc'!A0"}, "začíná jako vzorec"),
        ({1: "Nov4k"}, "není jméno"),
        ({2: "kouzelnice"}, "Profese: „kouzelnice“ neznáme"),
        ({3: "Jinde"}, "Organizaci „Jinde“ v adresáři nemáme"),
        ({4: "jana na krok"}, "není e-mail"),
        ({5: "12"}, "není telefon"),
    ],
)
def test_refused_row_says_why_and_can_be_taken_home(administrator: User, change: dict[int, str], said: str) -> None:
    places.organisation("Krok")
    wrong = [change.get(place, cell) for place, cell in enumerate(JANA)]
    batch = written(administrator, Kind.PEOPLE, [HEAD, wrong, PETR])

    head, row = queries.refused_rows(batch)
    assert counts(batch) == (1, 0, 1)
    assert said in row[-1]
    assert row[-1].startswith("Řádek 2: ")
    assert (head[:-1], row[:-1]) == (HEAD, wrong)
    assert b"\n=cmd" not in csv_file([row])


def test_coordinators_need_no_profession(administrator: User) -> None:
    places.organisation("Krok")
    written(administrator, Kind.COORDINATORS, [[*HEAD[:2], *HEAD[3:]], [*JANA[:2], *JANA[3:]]])

    assert Professional.objects.get().profession == "coordinator"


# The others ----------------------------------------------------------------------------------------------------------


def test_organisations_and_offices(administrator: User) -> None:
    rows = [
        ["Název", "Druh", "Území", "IČO"],
        ["Krok", "nezisková organizace", "", "89999908"],
        ["Krok jinak", "nezisková organizace", "", "89999908"],
        ["OSPOD Nová Lhota", "pracoviště OSPOD", "Tábor", ""],
    ]
    batch = written(administrator, Kind.ORGANISATIONS, rows)
    offices = written(
        administrator, Kind.OFFICES, [["Název", "Území"], ["OSPOD Nová Lhota", "tabor"], ["OSPOD X", "Nikde"]]
    )

    krok, office = Organisation.objects.get(name="Krok"), Organisation.objects.get(name="OSPOD Nová Lhota")
    assert (counts(batch), counts(offices)) == ((1, 1, 1), (1, 0, 1))
    assert (krok.unit.name, office.kind, office.district_id) == ("Krok", OrganisationKind.OFFICE, places.TABOR)


def test_trainings_find_their_person(administrator: User) -> None:
    jana = places.professional(places.organisation("Krok"), "Jana", "Nováková")
    head = ["Jméno", "Příjmení", "Organizace", "Vzdělání", "Dokončeno", "Platí do"]
    rows = [
        [*JANA[:2], "Krok", "mediace", "3. 12. 2025", ""],
        [*JANA[:2], "Krok", "mediace", "3. 12. 2025", "1. 1. 2025"],
        ["Eva", "Jiná", "Krok", "mediace", "3. 12. 2025", ""],
        [*JANA[:2], "Krok", "mediace", "3. 12. 2199", ""],
    ]
    batch = written(administrator, Kind.TRAININGS, [head, *rows])
    reasons = " ".join(row[-1] for row in queries.refused_rows(batch))

    assert [(one.professional_id, one.kind, one.on) for one in Training.objects.all()] == [
        (jana.pk, "mediation", date(2025, 12, 3))
    ]
    assert counts(batch) == (1, 0, 3)
    assert all(said in reasons for said in ("dřív, než skončilo", "Eva Jiná v té organizaci", "v budoucnu"))


def test_past_conferences_are_counts_of_an_office(administrator: User) -> None:
    office = places.office("OSPOD Lipová")
    head = ["Označení", "Pracoviště", "Datum", "Druh", "Účastníků", "Z toho z rodiny", "Dítě se vyjádřilo"]
    rows = [
        ["PK 1/2024", "OSPOD Lipová", "14. 5. 2024", "případová", "9", "4", "ano"],
        ["PK 2/2024", "OSPOD Lipová", "15. 5. 2024", "rodinná", "3", "4", ""],
        ["PK 1/2024", "OSPOD Lipová", "14. 5. 2024", "případová", "9", "4", "ano"],
    ]
    assert counts(written(administrator, Kind.CONFERENCES, [head, *rows])) == (1, 1, 1)
    assert PastConference.objects.filter(office=office, people=9, is_child_heard=True).count() == 1
    assert set(Stale.objects.values_list("office", flat=True)) == {office.pk}


@pytest.mark.parametrize("name", ["minule.ods", "minule.xlsx"])
def test_file_as_an_office_program_wrote_it_comes_in(administrator: User, name: str) -> None:
    """Made by LibreOffice 7.4 from a table with true dates and numbers, not by the libraries that read it here."""
    places.office("OSPOD Lipová nad Březnou")
    content = (Path(__file__).parent / "files" / name).read_bytes()
    words: dict[str, Any] = {"kind": Kind.CONFERENCES, "name": name, "content": content}
    unit = queries.unit_of(administrator, people.NOW)
    batch = actions.bring_table(unit, by=administrator, at=people.NOW, head=sheets.head(content, 4), **words)
    actions.choose_columns(batch, by=administrator, at=people.NOW, columns=batch.columns, version=batch.version)
    running.go_on(batch.pk)
    batch = Import.objects.get(pk=batch.pk)
    actions.begin_writing(batch, by=administrator, at=people.NOW, version=batch.version)
    running.go_on(batch.pk)

    found = PastConference.objects.order_by("on").values_list(
        "mark", "on", "kind", "people", "family", "is_child_heard"
    )
    assert list(found) == [
        ("PK 1/2024", date(2024, 5, 14), "case", 9, 4, True),
        ("PK 2/2024", date(2024, 6, 1), "family", 12, 8, None),
    ]


def test_conference_that_kruh_already_has_is_not_counted_twice(administrator: User) -> None:
    world = bills.happened()
    office = Organisation.objects.get(pk=world.case.unit_id)
    assert world.conference.starts_at
    met = days.local_day(world.conference.starts_at)
    head = ["Označení", "Pracoviště", "Datum", "Druh"]
    rows = [[f"PK {turn}", office.name, days.day(met - timedelta(days=turn)), "případová"] for turn in (0, 1)]

    batch = written(administrator, Kind.CONFERENCES, [head, *rows])

    assert counts(batch) == (1, 0, 1)
    assert "má pracoviště přímo v Kruhu" in " ".join(row[-1] for row in queries.refused_rows(batch))
    assert [one.mark for one in PastConference.objects.all()] == ["PK 1"]


# Interrupted, raced, not allowed --------------------------------------------------------------------------------------


def many(number: int) -> list[list[str]]:
    return [
        [f"Jana{'abcdefghij'[at % 10]}", f"Nov{chr(97 + at // 10 % 26)}", *JANA[2:4], "", ""] for at in range(number)
    ]


def test_killed_import_goes_on_where_it_stopped(administrator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PER_PORTION", 10)
    places.organisation("Krok")
    batch = bring(administrator, Kind.PEOPLE, [HEAD, *many(45)])
    actions.choose_columns(batch, by=administrator, at=people.NOW, columns=batch.columns, version=batch.version)
    keep = actions.keep_portion

    def dies(batch: Import, **words: Any) -> Any:
        if words["number"] == 2:
            raise KeyboardInterrupt
        return keep(batch, **words)

    monkeypatch.setattr(actions, "keep_portion", dies)
    with pytest.raises(KeyboardInterrupt):
        running.go_on(batch.pk)
    monkeypatch.setattr(actions, "keep_portion", keep)
    running.go_on_with_all(timezone.now())
    batch = Import.objects.get(pk=batch.pk)
    assert (batch.state, batch.rows, counts(batch)) == (State.READY, 45, (45, 0, 0))

    actions.begin_writing(batch, by=administrator, at=people.NOW, version=batch.version)
    actions.write_portion(batch, by=None, at=people.NOW)
    assert Professional.objects.count() == 10
    monkeypatch.setitem(actions.WRITE, Kind.PEOPLE, dying_after(actions.WRITE[Kind.PEOPLE]))
    with pytest.raises(KeyboardInterrupt):
        actions.write_portion(batch, by=None, at=people.NOW)
    monkeypatch.undo()
    assert Professional.objects.count() == 10
    running.go_on(batch.pk)
    assert counts(Import.objects.get(pk=batch.pk)) == (45, 0, 0)
    assert Professional.objects.count() == 45


def dying_after(write: Any) -> Any:
    def dies(fresh: Any) -> None:
        write(fresh)
        raise KeyboardInterrupt

    return dies


def test_two_imports_by_turns_make_each_row_once(administrator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PER_PORTION", 10)
    places.organisation("Krok")
    both = [checked(administrator, Kind.PEOPLE, [HEAD, *many(30)]) for _ in range(2)]
    for batch in both:
        actions.begin_writing(batch, by=administrator, at=people.NOW, version=batch.version)
    while any([actions.write_portion(batch, by=None, at=people.NOW) for batch in both]):  # noqa: C419 (both go on)
        pass

    assert [counts(batch) for batch in both] == [(30, 0, 0), (0, 30, 0)]
    assert Professional.objects.count() == 30


def test_file_that_ends_badly_ends_the_import(administrator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = bring(administrator, Kind.PEOPLE, [HEAD, JANA])
    actions.choose_columns(batch, by=administrator, at=people.NOW, columns=batch.columns, version=batch.version)

    def broken(content: bytes) -> Any:
        yield 1, HEAD
        raise sheets.NotATable("Soubor je poškozený.")

    monkeypatch.setattr(sheets, "rows", broken)
    running.go_on(batch.pk)
    batch = Import.objects.get(pk=batch.pk)
    assert (batch.state, batch.trouble, batch.content) == (State.FAILED, "Soubor je poškozený.", None)


def test_only_the_administrator_brings_tables() -> None:
    head = people.user(Role.HEAD)
    unit = head.memberships.get().unit
    with pytest.raises(Denied):
        actions.bring_table(unit, by=head, at=people.NOW, kind=Kind.PEOPLE, name="", content=b"", head=[[1, []]])


def test_slower_of_two_confirmations_is_told(administrator: User) -> None:
    batch = bring(administrator, Kind.PEOPLE, [HEAD, JANA])
    words: dict[str, Any] = {"by": administrator, "at": people.NOW, "columns": batch.columns, "version": batch.version}
    actions.choose_columns(batch, **words)
    with pytest.raises(NotPossible, match="už někdo udělal"):
        actions.choose_columns(batch, **words)


# Columns and pages ----------------------------------------------------------------------------------------------------


def test_template_of_each_kind_is_recognised_whole_and_its_example_read() -> None:
    for kind in Kind:
        names, example = rules.template(kind)
        columns = rules.recognised(kind, names)
        _, reasons = rules.read_row(kind, columns, example)
        assert (len(columns), reasons, rules.column_problems(kind, columns)) == (len(names), [], [])


def test_columns_are_known_by_other_names_and_never_twice() -> None:
    found = rules.recognised(Kind.PEOPLE, ["PŘÍJMENÍ", "jmeno", "e-mail", "Telefon", "Pozice", "Zaměstnavatel"])
    assert found == {"last_name": 0, "first_name": 1, "email": 2, "phone": 3, "profession": 4, "organisation": 5}
    assert rules.column_problems(Kind.PEOPLE, {**found, "gender": 0})[0].startswith("„Příjmení“ a „Oslovení“")
    assert "Vyberte prosím, ve kterém sloupci je „Profese“." in rules.column_problems(Kind.PEOPLE, {})


def upload(client: Client, name: str, content: bytes, kind: str = "people") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post(reverse("exchange:bring-table"), {"kind": kind, "file": SimpleUploadedFile(name, content)})


def test_pages_lead_from_the_file_to_the_result(administrator: User, client: Client) -> None:
    places.organisation("Krok")
    client.force_login(administrator)
    answer = upload(client, "lide.csv", csv_file([HEAD, JANA, [*PETR[:3], "Jinde", "", ""]]))
    batch = Import.objects.get()
    assert answer.headers["Location"] == reverse("exchange:import-columns", args=[batch.pk])
    page = client.get(answer.headers["Location"]).content.decode()
    assert "A: Jméno (třeba Jana)" in page

    columns = {code: str(place) for code, place in batch.columns.items()}
    answer = client.post(reverse("exchange:import-columns", args=[batch.pk]), {**columns, "version": batch.version})
    assert answer.status_code == 302
    assert "Řádky se kontrolují" in client.get(answer.headers["Location"]).content.decode()
    running.go_on(batch.pk)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Nováková" in page
    assert "Organizaci „Jinde“ v\xa0adresáři nemáme" in page

    batch.refresh_from_db()
    client.post(reverse("exchange:import-write", args=[batch.pk]), {"version": batch.version})
    running.go_on(batch.pk)
    assert "Načteno" in client.get(reverse("exchange:import", args=[batch.pk])).content.decode()
    told = client.get(reverse("exchange:import-refused", args=[batch.pk]))
    assert told.content.decode("utf-8-sig").splitlines()[1].startswith("Petr;Zima;psychologie;Jinde;;;")
    assert "lide.csv" in client.get(reverse("exchange:imports")).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("lide.xlsm", xlsx([HEAD, JANA]), "Soubor XLSM může obsahovat makro"),
        ("lide.csv", b"Jmeno;Prijmeni\r\n", "pod nimi žádný řádek"),
        ("lide.xlsx", b"%PDF-1.7", "není tabulka"),
        ("lide.csv", b"", "prázdný"),
        ("lide.csv", b"a" * 20_000_001, "větší než 20"),
    ],
)
def test_upload_says_what_is_wrong(administrator: User, client: Client, name: str, content: bytes, said: str) -> None:
    client.force_login(administrator)
    answer = upload(client, name, content)

    assert answer.status_code == 422
    assert said in answer.content.decode().replace("\xa0", " ")
    assert not Import.objects.exists()


def test_template_can_be_downloaded_and_unknown_one_not(administrator: User, client: Client) -> None:
    client.force_login(administrator)
    for kind in Kind:
        answer = client.get(reverse("exchange:import-template", args=[kind.value]))
        assert len(list(sheets.rows(answer.content))) == 2
    assert client.get(reverse("exchange:import-template", args=["nic"])).status_code == 404
