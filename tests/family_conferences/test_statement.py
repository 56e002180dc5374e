"""The statement of work: counted from the diary, frozen when sent, opened again when returned; no names on paper."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory.models import Region
from kruh.family_conferences.actions import circle
from kruh.family_conferences.actions import coordinator as coordination
from kruh.family_conferences.actions import statement as actions
from kruh.family_conferences.documents import statement as documents
from kruh.family_conferences.models import Entry, FamilyConference, Offer, Statement
from kruh.family_conferences.queries import statement as queries
from kruh.family_conferences.vocabulary import StatementState
from kruh.foundation import days, typesetting
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.factories import circles, people
from tests.family_conferences.conftest import AT, Table, later
from tests.family_conferences.test_pages import MOST_QUERIES, client, sends

TODAY = days.local_day(AT)
MONTH = TODAY.replace(day=1)
CODE = f"{MONTH:%Y-%m}"
AFTER = AT + timedelta(days=32)
NAME = "Zuzana Tajná"


def worked(table: Table) -> FamilyConference:
    """A conference with a month of work in its diary."""
    conference = table.preparing()
    who = people.fresh(table.coordinator)
    aunt = circle.add_member(conference, name=NAME, side="fathers", by=who, at=AT)
    told: dict[str, Any] = {"by": who, "at": AT}
    circle.write_entry(conference, kind="call", on=TODAY, member=aunt, minutes=25, note="Ráda přijde.", **told)
    circle.write_entry(conference, kind="visit", on=TODAY, member=aunt, minutes=95, km=18, **told)
    circle.write_entry(conference, kind="other", on=TODAY, costs=1_250_00, note="Nájem sálu.", **told)
    return conference


def sent(table: Table) -> Statement:
    """A statement that waits for the administrator."""
    return actions.send_statement(worked(table), month=MONTH, by=people.fresh(table.coordinator), at=AFTER)


def test_statement_says_what_the_diary_says_and_no_name(table: Table) -> None:
    found = Statement.objects.get(pk=sent(table).pk)

    sums = found.sums
    assert (sums.contacts, sums.visits, sums.minutes, sums.km, sums.costs) == (1, 1, 120, 18, 1_250_00)
    assert (found.state, found.per_km, sums.travel) == (StatementState.SENT, 580, 18 * 580)
    said = repr(found.lines) + documents.table(found).decode("utf-8-sig")
    assert [word for word in (NAME, "Zuzana", "Ráda", "sálu") if word in said] == []


def test_administrators_of_the_region_are_told_once(table: Table) -> None:
    sent(table)

    told = Message.objects.filter(recipient_ref=table.administrator.pk).order_by("id")
    assert [row.subject for row in told].count("Máte v Kruhu výkaz ke schválení") == 1


def test_running_month_waits_for_its_end(table: Table) -> None:
    with pytest.raises(NotPossible, match="Měsíc ještě neskončil"):
        actions.send_statement(worked(table), month=MONTH, by=people.fresh(table.coordinator), at=AT)


def test_month_without_work_is_no_statement(table: Table) -> None:
    with pytest.raises(NotPossible, match="nic není"):
        actions.send_statement(worked(table), month=date(2020, 1, 1), by=people.fresh(table.coordinator), at=AFTER)


def test_sent_month_is_closed_in_the_diary(table: Table) -> None:
    found, who = sent(table), people.fresh(table.coordinator)

    with pytest.raises(NotPossible, match="požádejte administrátora"):
        circle.write_entry(found.conference, kind="call", on=TODAY, minutes=5, by=who, at=AFTER)
    with pytest.raises(NotPossible, match="deník za ten měsíc se nemění"):
        circle.remove_entry(Entry.objects.order_by("id")[0], by=who, at=AFTER)
    with pytest.raises(NotPossible, match="už odešel"):
        actions.send_statement(found.conference, month=MONTH, by=who, at=AFTER)
    circle.write_entry(found.conference, kind="call", on=days.local_day(AFTER), minutes=5, by=who, at=AFTER)
    assert Entry.objects.count() == 4


def test_returned_statement_is_counted_again_after_the_diary_was_mended(table: Table) -> None:
    found, who = sent(table), people.fresh(table.coordinator)
    actions.return_statement(found, reason="Chybí cesta do Brodu.", by=table.administrator, at=AFTER)
    circle.write_entry(found.conference, kind="visit", on=TODAY, km=12, by=who, at=AFTER)

    again = actions.send_statement(found.conference, month=MONTH, note="Doplněno.", by=who, at=later(days=40))

    kept = Statement.objects.get()
    assert (again.pk, kept.state, kept.sums.km, kept.reason, kept.note) == (
        found.pk,
        StatementState.SENT,
        30,
        None,
        "Doplněno.",
    )


def test_approved_statement_stays(table: Table) -> None:
    found = actions.approve_statement(sent(table), by=table.administrator, at=AFTER)

    with pytest.raises(NotPossible, match="schválený"):
        actions.return_statement(found, reason="Přece jen něco chybí.", by=table.administrator, at=AFTER)
    with pytest.raises(NotPossible, match="Výkaz je schválený"):
        circle.write_entry(
            found.conference, kind="call", on=TODAY, minutes=5, by=people.fresh(table.coordinator), at=AFTER
        )


def test_return_needs_words(table: Table) -> None:
    with pytest.raises(NotPossible, match="co v deníku opravit"):
        actions.return_statement(sent(table), reason=" ne ", by=table.administrator, at=AFTER)


def test_who_stepped_back_may_still_state_the_work(table: Table) -> None:
    conference = worked(table)
    who = people.fresh(table.coordinator)
    coordination.step_back(Offer.objects.get(), reason="Onemocněl jsem.", by=who, at=AT)

    found = actions.send_statement(conference, month=MONTH, by=people.fresh(table.coordinator), at=AT)

    assert found.sums.minutes == 120


def test_successor_states_only_the_own_work(table: Table) -> None:
    conference = worked(table)
    other = circles.coordinator(table.administrator.memberships.get().unit, first_name="Jana", last_name="Malá")

    with pytest.raises(Denied):
        actions.send_statement(conference, month=MONTH, by=other, at=AFTER)


def test_only_the_administrator_of_the_region_decides(table: Table) -> None:
    found = sent(table)
    elsewhere = Region.objects.exclude(pk=circles.region().pk).order_by("pk")[0]
    other = people.user(Role.REGIONAL_ADMINISTRATOR, at=circles.centre("Jinde", elsewhere))

    for who in (other, people.fresh(table.coordinator), table.worker):
        with pytest.raises(Denied):
            actions.approve_statement(found, by=who, at=AFTER)


def test_paper_says_hours_and_money_and_is_readable_by_machines(table: Table) -> None:
    found = actions.approve_statement(sent(table), by=table.administrator, at=AFTER)

    paper = documents.statement(found, queries.organisation_of(found))

    said = repr(paper).replace("\\xa0", " ")
    wanted = ("Alois Řehka", "2 h", "18 km", "1 250,00 Kč", "104,40 Kč", "1 354,40 Kč", "Schváleno", "Lenka Jandová")
    assert ([word for word in wanted if word not in said], NAME in said) == ([], False)
    assert typesetting.to_pdf(paper).startswith(b"%PDF-1.7")


def test_table_reads_in_a_czech_spreadsheet(table: Table) -> None:
    lines = documents.table(sent(table)).decode("utf-8-sig").splitlines()

    assert lines == [
        "Den;Co to bylo;Minuty;Kilometry;Výdaje (Kč)",
        f"{TODAY};telefonát;25;0;0,00",
        f"{TODAY};návštěva;95;18;0,00",
        f"{TODAY};zařizování;0;0;1250,00",
    ]


# Pages ----------------------------------------------------------------------------------------------------------------


def asked(who: User, name: str, *args: Any) -> str:
    """What a page says."""
    return str(client(who).get(reverse(f"family_conferences:{name}", args=args)).content.decode().replace("\xa0", " "))


def test_statement_goes_there_and_back_on_the_pages(table: Table) -> None:
    conference = worked(table)
    alois, lenka = table.coordinator, table.administrator
    with time_machine.travel(AFTER, tick=False):
        assert "neodeslaný" in asked(alois, "statements")
        shown = asked(alois, "send-statement", conference.pk, CODE)
        assert ("1 250,00 Kč" in shown, NAME in shown) == (True, False)
        assert "Výkaz odešel" in sends(alois, "send-statement", conference.pk, CODE, note="Děkuji.")
        pk = Statement.objects.get().pk
        assert "Alois Řehka" in asked(lenka, "statements")
        assert "Schválit" in asked(lenka, "statement", pk)
        assert "zpátky u autora" in sends(lenka, "return-statement", pk, reason="Chybí cesta do Brodu.")
        assert "Chybí cesta do Brodu." in asked(alois, "send-statement", conference.pk, CODE)
        assert "Výkaz odešel" in sends(alois, "send-statement", conference.pk, CODE)
        assert "Výkaz je schválený" in sends(lenka, "approve-statement", pk)
        assert "schválený" in asked(alois, "statement", pk)
        paper = client(alois).get(reverse("family_conferences:statement-file", args=[pk, "pdf"]))
        assert (paper.status_code, paper["Content-Disposition"]) == (200, f'attachment; filename="vykaz-{CODE}.pdf"')


@pytest.mark.usefixtures("clock")
def test_office_and_strangers_see_no_statement(table: Table) -> None:
    conference = worked(table)
    with time_machine.travel(AFTER, tick=False):
        found = actions.send_statement(conference, month=MONTH, by=people.fresh(table.coordinator), at=AFTER)
        stranger = circles.coordinator(table.administrator.memberships.get().unit, last_name="Cizí")
        for who in (table.worker, stranger):
            answer = client(who).get(reverse("family_conferences:statement", args=[found.pk]))
            assert answer.status_code == 404


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("month", ["2026-13", "leden", "0000-00", "2026-1"])
def test_month_that_is_none_is_not_found(table: Table, month: str) -> None:
    conference = worked(table)

    address = reverse("family_conferences:send-statement", args=[conference.pk, month])
    assert client(table.coordinator).get(address).status_code == 404


@pytest.mark.usefixtures("clock")
def test_pages_of_statements_ask_little(table: Table) -> None:
    conference = worked(table)
    much = []
    with time_machine.travel(AFTER, tick=False):
        pk = actions.send_statement(conference, month=MONTH, by=people.fresh(table.coordinator), at=AFTER).pk
        pages = [reverse("family_conferences:statements"), reverse("family_conferences:statement", args=[pk])]
        mine = reverse("family_conferences:send-statement", args=[conference.pk, CODE])
        for who, addresses in ((table.coordinator, [*pages, mine]), (table.administrator, pages)):
            one = client(who)
            for address in addresses:
                one.get(address)
                with call.counted() as queried:
                    assert one.get(address).status_code == 200
                much += [(address, list(queried))] if len(queried) > MOST_QUERIES else []

    assert much == []
