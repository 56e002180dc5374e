"""The pages of somebody of a family's circle: what they tell reaches the coordinator, and nobody of the office."""

import gzip
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

import kruh.family
from kruh.access.checks import routes
from kruh.access.policy import Denied
from kruh.cases.actions import protect_fact
from kruh.conferences.vocabulary import Answer, Channel
from kruh.family.actions import links
from kruh.family.models import ChildPage, Link, Word
from kruh.family.vocabulary import About, Level
from kruh.family_conferences.actions import circle, telling
from kruh.family_conferences.models import Attending, DayAnswer, FamilyConference, Member, MemberConsent, Version
from kruh.family_conferences.vocabulary import Coming, Place, Side, State
from kruh.foundation.workflow import NotPossible
from tests import plain_czech
from tests.factories import cases, pages, people
from tests.factories.pages import Owner
from tests.family_conferences.conftest import AT, Table, laid, later

pytestmark = pytest.mark.django_db
TEMPLATES = Path(kruh.family.__file__).parent / "templates" / "family" / "circle"
OTHER = "Mozilla/5.0 (iPhone) Safari/605"
CHILD = {"face": "half", "troubles": "ráno", "say": "Chci spát u babičky.", "how": "together", "sight": "preparing"}
NEEDS = {"food": "bez lepku", "way": "odvoz z Dubé", "childcare": "", "support": "sestra Jana", "interpreter": ""}


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(AT + timedelta(hours=1), tick=False) as travelled:
        yield travelled


@pytest.fixture
def table() -> Table:
    found = laid()
    found.preparing()
    return found


def member(table: Table, name: str = "Marie Dubinová", **words: Any) -> Member:
    by = people.fresh(table.coordinator)
    return circle.add_member(table.fresh(), name=name, side=Side.FATHERS, tie="babička", by=by, at=AT, **words)


@pytest.fixture
def marie(table: Table) -> Owner:
    return pages.owner(member(table), table.coordinator)


def proposed(table: Table) -> list[Any]:
    starts = [later(days=10), later(days=11)]
    return telling.propose_days(table.fresh(), starts=starts, by=people.fresh(table.coordinator), at=AT)


def post(client: Client, page: str, **words: str) -> Any:
    answer = client.post(reverse(f"family:circle-{page}"), words)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def get(client: Client, page: str) -> str:
    answer = client.get(reverse(f"family:circle-{page}"))
    assert answer.status_code == 200, answer
    return str(answer.content.decode()).replace("\u00a0", " ")


def coordinator(table: Table) -> Client:
    client = Client()
    client.force_login(people.fresh(table.coordinator))
    return client


# Coming in ---------------------------------------------------------------------------------------------------------


def test_each_kind_of_page_leads_only_to_its_own(marie: Owner) -> None:
    phone = marie.opened()

    assert phone.get(reverse("family:home")).headers["Location"] == reverse("family:circle-home")
    assert phone.get(reverse("family:tasks")).headers["Location"] == reverse("family:circle-home")
    assert phone.get(reverse("family:circle-home")).status_code == 200


def leave_out(owner: Owner, table: Table) -> None:
    by = people.fresh(table.coordinator)
    circle.leave_out_member(Member.objects.get(pk=owner.participant.pk), reason="Eliška se jí bojí.", by=by, at=AT)


def end(owner: Owner, table: Table) -> None:
    long_ago = {"state": State.CLOSED, "state_since": AT - timedelta(days=15), "requested_at": AT}
    conference = table.fresh()
    for name, value in long_ago.items():
        setattr(conference, name, value)
    conference.save()


def revoke(owner: Owner, table: Table) -> None:
    links.revoke_link(owner.link, by=people.fresh(table.coordinator), at=AT)


def again(owner: Owner, table: Table) -> None:
    links.make_link(Member.objects.get(pk=owner.participant.pk), by=people.fresh(table.coordinator), at=AT)


@pytest.mark.parametrize("spoil", [leave_out, end, revoke, again])
def test_old_link_leads_nowhere_and_the_device_inside_is_out(spoil: Any, marie: Owner, table: Table) -> None:
    phone = marie.opened()

    spoil(marie, table)

    assert phone.get(reverse("family:circle-home")).status_code == 404
    found = Client().post(reverse("family:locate", args=[marie.link.locator]))
    unknown = Client().post(reverse("family:locate", args=["0000-0000"]))
    assert (found.status_code, unknown.status_code) == (404, 404)


def test_page_lasts_while_the_plan_runs(marie: Owner, table: Table) -> None:
    FamilyConference.objects.filter(pk=table.conference.pk).update(
        state=State.ACCEPTED, state_since=AT - timedelta(days=100)
    )

    assert marie.opened().get(reverse("family:circle-home")).status_code == 200


def test_link_alone_shows_no_surname_and_nobody_else(marie: Owner, table: Table) -> None:
    member(table, "Josef Novák")

    shown = get(marie.located(), "home")

    assert ("Marie" in shown, "Dubinov" in shown, "Novák" in shown) == (True, False, False)


def test_forwarded_link_ends_with_one_tap(marie: Owner) -> None:
    phone = marie.located()

    assert phone.post(reverse("family:leave")).status_code == 200

    assert phone.get(reverse("family:circle-home")).status_code == 404
    assert Word.objects.count() == 0


@pytest.mark.parametrize("page", ["wishes", "needs", "consents", "plan", "child"])
def test_private_pages_take_the_code(page: str, marie: Owner) -> None:
    answer = marie.located().get(reverse(f"family:circle-{page}"))

    assert answer.headers["Location"] == reverse("family:code")


def test_no_link_for_who_is_not_invited(table: Table) -> None:
    someone = member(table)
    by = people.fresh(table.coordinator)
    circle.leave_out_member(someone, reason="Eliška se jí bojí.", by=by, at=AT)

    with pytest.raises(NotPossible, match="nezve"):
        links.make_link(someone, by=by, at=AT)


# What they tell ----------------------------------------------------------------------------------------------------


def test_tap_on_a_day_is_kept_at_once_and_the_last_holds(marie: Owner, table: Table) -> None:
    first = proposed(table)[0]
    phone = marie.located()

    for answer in ("cannot", "can"):
        post(phone, "days", day=str(first.pk), answer=answer)

    row = DayAnswer.objects.get()
    assert (row.answer, row.channel, row.recorded_by) == (Answer.CAN, Channel.OWN_PAGE, None)
    shown = get(phone, "days")
    assert ('value="can" aria-pressed="true"' in shown, "Hotovo: 1 z 2." in shown) == (True, True)


def test_nobody_sees_the_answers_of_others(marie: Owner, table: Table) -> None:
    first = proposed(table)[0]
    post(pages.owner(member(table, "Josef"), table.coordinator).located(), "days", day=str(first.pk), answer="can")

    shown = get(marie.located(), "days")

    assert ('aria-pressed="true"' in shown, "Josef" in shown, "Hotovo: 0 z 2." in shown) == (False, False, True)


def test_day_that_is_not_asked_is_refused_kindly(marie: Owner) -> None:
    answer = marie.located().post(
        reverse("family:circle-days"), {"day": "01900000-0000-7000-8000-000000000000", "answer": "can"}
    )

    assert (answer.status_code, "Na tenhle den se už neptáme" in answer.content.decode()) == (422, True)


def test_other_device_shows_no_answers_before_the_code(marie: Owner) -> None:
    post(marie.located(), "home", coming="yes")

    assert 'aria-pressed="true"' not in get(marie.located(OTHER), "home")
    assert 'aria-pressed="true"' in get(marie.opened(OTHER), "home")


def test_coming_wishes_and_needs_stand_where_the_coordinator_writes_them(marie: Owner, table: Table) -> None:
    noted = {name: getattr(marie.participant, name) or "" for name in circle.OF_MEMBER}
    changed = {**noted, "is_child": False, "needs": "Sedět u dveří."}
    circle.change_member(marie.participant, words=changed, by=people.fresh(table.coordinator), at=AT)
    phone = marie.opened()

    post(phone, "home", coming="maybe")
    post(phone, "wishes", words="Ať se nekřičí.")
    post(phone, "needs", **NEEDS)

    row = Member.objects.get(pk=marie.participant.pk)
    own = "Na stránce pro rodinu: Jídlo a pití: bez lepku; Cesta: odvoz z Dubé; Kdo má být se mnou: sestra Jana"
    assert (row.coming, row.wishes) == (Coming.MAYBE, "Na stránce pro rodinu: Ať se nekřičí.")
    assert row.needs == f"Sedět u dveří.\n{own}"
    shown = get(phone, "needs")
    assert ('value="odvoz z Dubé"' in shown, "u dveří" in shown) == (True, False)


def test_consent_is_given_and_taken_back_as_easily(marie: Owner) -> None:
    phone = marie.opened()

    post(phone, "consents", purpose="statistics", answer="yes")
    assert "Vzít souhlas zpátky" in get(phone, "consents")
    post(phone, "consents", purpose="statistics", answer="zpet")

    row = MemberConsent.objects.get()
    assert (row.answer, row.was_taken_back) == ("yes", True)


def test_consent_taken_back_before_the_day_makes_the_coordinator_call(marie: Owner, table: Table) -> None:
    by = people.fresh(table.coordinator)
    circle.fix_date(table.fresh(), starts_at=later(days=2), place="farní sál", by=by, at=AT)
    phone = marie.opened()
    post(phone, "consents", purpose="take_part", answer="yes")
    post(phone, "home", coming="yes")

    post(phone, "consents", purpose="take_part", answer="zpet")

    assert Member.objects.get(pk=marie.participant.pk).coming == Coming.NO
    assert Word.objects.filter(about=About.STAYS_AWAY).exists()
    assert table.fresh().state == State.PLANNED
    today = coordinator(table).get("/").content.decode()
    assert "Zavolat: Marie Dubinová se nechce zúčastnit" in today.replace("\u00a0", " ")


def test_refusal_of_one_parent_leaves_the_meeting_to_the_others(table: Table) -> None:
    father = pages.owner(member(table, "Libor Dubina"), table.coordinator).opened()

    post(father, "consents", purpose="take_part", answer="no")

    shown = get(father, "consents")
    assert "Nemusíte přijít. Setkání může být i bez vás." in shown
    assert table.fresh().state == State.PREPARING
    assert Word.objects.get().about == About.STAYS_AWAY
    post(father, "consents", purpose="take_part", answer="yes")
    assert [word.about for word in Word.objects.all()] == [About.CONSENTS]


def test_after_the_day_nothing_is_asked_and_nothing_typed_is_lost(marie: Owner, table: Table) -> None:
    phone = marie.opened()
    FamilyConference.objects.filter(pk=table.conference.pk).update(state=State.ACCEPTED)

    answer = phone.post(reverse("family:circle-needs"), {**NEEDS, "food": "polévka"})

    assert (answer.status_code, 'value="polévka"' in answer.content.decode()) == (422, True)
    assert "Odpovídat jde do dne setkání." in answer.content.decode().replace("\u00a0", " ")


# The coordinator, and nobody else ----------------------------------------------------------------------------------


def test_coordinator_is_told_once_and_reads_it(marie: Owner, table: Table, clock: Any) -> None:
    phone, client = marie.opened(), coordinator(table)
    for coming in ("yes", "maybe"):
        post(phone, "home", coming=coming)
    post(phone, "wishes", words="Ať se nekřičí.")
    clock.shift(timedelta(minutes=1))
    where = reverse("family:answers", args=[table.conference.pk])

    assert client.get("/").content.decode().count("Rodina odpověděla") == 1
    assert "Ať se nekřičí." in client.get(where).content.decode()
    noted = client.post(reverse("family:note-answers", args=[table.conference.pk]), {"until": "2100-01-01T00:00:00"})

    assert noted.status_code == 302
    assert Word.objects.filter(noted_at=None).count() == 0
    assert "Rodina odpověděla" not in client.get("/").content.decode()


def test_office_neither_reads_answers_nor_gives_links(marie: Owner, table: Table) -> None:
    post(marie.opened(), "wishes", words="Ať se nekřičí.")
    worker = people.fresh(table.worker)
    client = Client()
    client.force_login(worker)

    assert client.get(reverse("family:answers", args=[table.conference.pk])).status_code == 403
    assert client.get(reverse("family:make-member-link", args=[marie.participant.pk])).status_code == 404
    assert client.get(reverse("family:member-handout", args=[marie.link.pk])).status_code == 404
    assert client.get(reverse("family:handout", args=[marie.link.pk])).status_code == 404
    with pytest.raises(Denied):
        links.make_link(marie.participant, by=worker, at=AT)
    with pytest.raises(Denied):
        links.note_words(table.fresh(), until=AT, by=worker, at=AT)


def test_administrator_prepares_nobodys_page(marie: Owner, table: Table) -> None:
    client = Client()
    client.force_login(people.fresh(table.administrator))

    for page, pk in (("answers", table.conference.pk), ("make-member-link", marie.participant.pk)):
        assert client.get(reverse(f"family:{page}", args=[pk])).status_code == 403
    assert client.get(reverse("family:member-handout", args=[marie.link.pk])).status_code == 403


def test_coordinator_hands_a_link_out_and_takes_it_back(table: Table) -> None:
    who, client = member(table, reach="777 000 123"), coordinator(table)

    made = client.post(reverse("family:make-member-link", args=[who.pk]))
    link = Link.objects.get(member=who)
    page = client.get(made.headers["Location"]).content.decode()
    code = client.post(reverse("family:make-member-code", args=[link.pk]))
    ended = client.post(reverse("family:revoke-member-link", args=[link.pk]))

    assert (f"/p/{link.locator}" in page, "sms:777000123" in page, "<svg" in page) == (True, True, True)
    assert (code.status_code, ended.status_code) == (200, 302)
    assert Link.objects.get().revoked_at is not None


# The child ---------------------------------------------------------------------------------------------------------


def test_child_reads_its_words_back_and_only_the_coordinator_reads_them(table: Table) -> None:
    eliska = member(table, "Eliška", is_child=True)
    phone = pages.owner(eliska, table.coordinator).opened()

    assert "Přečteme si to" in phone.post(reverse("family:circle-child"), CHILD).content.decode()
    post(phone, "child", precteno="1", **CHILD)

    page = ChildPage.objects.get()
    assert (page.member, page.words["say"], page.sight) == (eliska, "Chci spát u babičky.", "preparing")
    assert Member.objects.get(pk=eliska.pk).wishes is None
    where = reverse("family:read-member-child-page", args=[eliska.pk])
    assert "Chci spát u babičky." in coordinator(table).get(where).content.decode()
    for who, code in ((table.worker, 404), (table.administrator, 403)):
        client = Client()
        client.force_login(people.fresh(who))
        assert client.get(where).status_code == code


def test_page_beside_the_child_keeps_the_adult_apart(table: Table) -> None:
    eliska, client = member(table, "Eliška", is_child=True), coordinator(table)
    where = reverse("family:write-member-child-page", args=[eliska.pk])

    read = client.post(where, {**CHILD, "added": "Mluvila tiše."})
    saved = client.post(where, {**CHILD, "added": "Mluvila tiše.", "precteno": "1"})

    assert ("Přečtěte to dítěti" in read.content.decode(), saved.status_code) == (True, 302)
    assert (ChildPage.objects.get().added, ChildPage.objects.get().guide) == ("Mluvila tiše.", table.coordinator)


def test_adult_has_no_childs_page(marie: Owner) -> None:
    phone = marie.opened()

    assert phone.get(reverse("family:circle-child")).status_code == 404
    assert phone.post(reverse("family:circle-child"), {**CHILD, "precteno": "1"}).status_code == 404


def test_who_turns_eighteen_answers_alone_and_keeps_what_was_written(table: Table) -> None:
    adam = member(table, "Adam", is_child=True)
    phone = pages.owner(adam, table.coordinator).opened()
    post(phone, "child", precteno="1", **CHILD)
    assert "Teď se na nic neptáme." in get(phone, "consents")

    kept = {name: getattr(Member.objects.get(pk=adam.pk), name) or "" for name in circle.OF_MEMBER}
    by = people.fresh(table.coordinator)
    circle.change_member(Member.objects.get(pk=adam.pk), words={**kept, "is_child": False}, by=by, at=AT)

    post(phone, "consents", purpose="plan", answer="yes")
    assert (ChildPage.objects.count(), MemberConsent.objects.count()) == (1, 1)
    assert phone.get(reverse("family:circle-child")).status_code == 404


# The plan ----------------------------------------------------------------------------------------------------------


def accepted(table: Table, who: Member, **sheet: Any) -> None:
    conference = table.fresh()
    other = member(table, "Josef Dubina")
    told = {"check_how": "", "checker": "", "helpers": "", "said": ""}
    tasks = [
        {"id": "1", "what": "Vodit Elišku do školy", "who": f"m:{who.pk}", "due_on": "2026-12-01", **told},
        {"id": "2", "what": "Opravit kolo", "who": f"m:{other.pk}", "due_on": "", **told},
    ]
    Version(
        conference=conference, key=conference.key, number=1, decisions="Děti budou u babičky.", tasks=tasks,
        begun_at=AT, presented_at=AT, decision="accepted", monitor=who,
    ).save(force_insert=True)  # fmt: skip
    Attending(
        conference=conference, key=conference.key, member=who, place=Place.FAMILY, answered_at=AT, **sheet,
    ).save(force_insert=True)  # fmt: skip
    FamilyConference.objects.filter(pk=conference.pk).update(state=State.ACCEPTED)


def test_plan_is_shown_with_own_tasks_first(marie: Owner, table: Table) -> None:
    accepted(table, marie.participant, wants_plan=True)

    shown = get(marie.opened(), "plan")

    own, others = shown.index("Vodit Elišku do školy"), shown.index("Josef Dubina: Opravit kolo")
    assert own < shown.index("Děti budou u babičky.") < others
    assert "Do 1. 12. 2026" in shown


def test_plan_is_not_for_who_did_not_ask_for_it_even_when_they_were_there(marie: Owner, table: Table) -> None:
    accepted(table, marie.participant, wants_plan=False, came_at=AT)
    phone = marie.opened()

    assert "Děti budou u babičky." not in get(phone, "plan")
    post(phone, "consents", purpose="plan", answer="yes")
    assert "Děti budou u babičky." in get(phone, "plan")
    post(phone, "consents", purpose="plan", answer="zpet")
    assert "Děti budou u babičky." not in get(phone, "plan")


def test_calendar_is_neutral(marie: Owner, table: Table) -> None:
    by = people.fresh(table.coordinator)
    circle.fix_date(table.fresh(), starts_at=later(days=2), place="farní sál", by=by, at=AT)

    words = marie.located().get(reverse("family:circle-calendar")).content.decode()

    assert ("SUMMARY:Setkání" in words, "farní sál" in words, "ATTENDEE" in words) == (True, True, False)
    assert "Dubin" not in words


def test_code_of_somebody_else_opens_nothing(marie: Owner, table: Table) -> None:
    josef = pages.owner(member(table, "Josef"), table.coordinator)
    phone = josef.located()

    answer = phone.post(reverse("family:code"), {"code": marie.code if marie.code != josef.code else "000000"})

    assert answer.status_code == 422


# Plain, light and neutral ------------------------------------------------------------------------------------------

CIRCLE = {
    str(pattern.name): pattern.callback.view_class
    for _, pattern in routes()
    if str(pattern.name).startswith("circle-") and hasattr(pattern.callback, "view_class")
}


@pytest.mark.parametrize("page", sorted(path.stem for path in TEMPLATES.glob("*.html")))
def test_texts_are_plain_czech(page: str) -> None:
    said = re.sub(r'{% say "([^"]*)".*?%}', r"\1", (TEMPLATES / f"{page}.html").read_text())
    words = re.sub(r"{%.*?%}|{{.*?}}", "", said)

    assert plain_czech.faults(plain_czech.text_of(words, "")) == []


@pytest.mark.parametrize("page", sorted(CIRCLE))
def test_page_is_light_and_neutral(page: str, marie: Owner, table: Table) -> None:
    accepted(table, marie.participant, wants_plan=True)

    answer = marie.opened().get(reverse(f"family:{page}"))

    if answer.headers["Content-Type"].startswith("text/html"):
        files = [Path(str(finders.find(f"family/family.{kind}"))).read_bytes() for kind in ("css", "js")]
        assert sum(len(gzip.compress(body)) for body in (answer.content, *files)) < 30_000
        assert re.findall(r"<title>(.*?)</title>", answer.content.decode()) == ["Setkání"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_every_private_page_was_tried() -> None:
    private = {name.removeprefix("circle-") for name, view in CIRCLE.items() if view.level is Level.OPENED}

    assert private == {"wishes", "needs", "consents", "plan", "child", "close"}
    assert len(CIRCLE) == 10


def test_what_is_hidden_from_somebody_stops_the_page(marie: Owner, table: Table) -> None:
    by = people.fresh(table.coordinator)
    circle.fix_date(table.fresh(), starts_at=later(days=2), place="Lipová 7, Tábor", by=by, at=AT)
    worker = people.fresh(table.worker)
    father = cases.person(table.case, worker, "Libor", "Dubina").person
    told: dict[str, Any] = {
        "person": table.mother,
        "kind": "address",
        "value": "Lipová 7, Tábor",
        "reason": "Bojí se ho.",
    }
    protect_fact(table.case, hidden_from=[father], valid_from=AT.date(), by=worker, at=AT, **told)

    shown = get(marie.located(), "home")

    assert ("Lipová" in shown, "Zavolejte nám prosím" in shown) == (False, True)
