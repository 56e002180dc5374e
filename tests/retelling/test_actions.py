"""A draft is written, its findings settled, signed twice, released; nothing of where it came from stays."""

from datetime import timedelta

import pytest

from kruh.access import audit
from kruh.access.models import AuditEntry, Outcome, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.case_stories.models import Story
from kruh.cases.actions import close_case
from kruh.cases.models import Case, TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.messaging.models import Message
from kruh.retelling import actions, queries
from kruh.retelling.models import Draft
from kruh.retelling.rules import MOST_WORDS
from kruh.retelling.vocabulary import State
from kruh.vault.models import Key
from tests.factories import cases, people, stories

pytestmark = pytest.mark.django_db
NOW = people.NOW
STRANGER = "Tenhle člověk s rodinou pracoval nebo její spis otevřel. Vyberte někoho, kdo rodinu nezná."


@pytest.fixture
def worker() -> User:
    return cases.worker(cases.office())


@pytest.fixture
def case(worker: User) -> Case:
    made = cases.case(worker, gender="m")
    cases.person(made, worker, "Jitka", "Havlínová", gender="f")
    return made


@pytest.fixture
def reader() -> User:
    return people.user(Role.CONSULTANT, first_name="Klára")


def written(case: Case, worker: User, **words: str) -> Draft:
    return stories.of_case(case, people.fresh(worker), NOW, **words)


def refused(draft: Draft, reader: User) -> list[str]:
    with pytest.raises(NotPossible) as refusal:
        actions.submit(draft, reader=reader, by=people.fresh(draft.author), at=NOW)
    return refusal.value.reasons


def found(draft: Draft) -> list[str]:
    return [spot.finding.words for spot in queries.Look(Draft.objects.get(pk=draft.pk), NOW).open]


def test_draft_of_a_case_finds_its_people_in_every_form_and_replaces_them(case: Case, worker: User) -> None:
    draft = written(case, worker, text="Adamova maminka Jitka Havlínová přišla s Adamem.", title="Adam a ráno")

    assert found(draft) == ["Adam", "Adamova", "Jitka", "Havlínová", "Adamem"]
    actions.replace_all(draft, by=people.fresh(worker), at=NOW)
    kept = Draft.objects.get(pk=draft.pk)
    assert found(kept) == []
    told = f"{kept.title} {kept.text}"
    assert [name for name in ("Adam", "Jitk", "Havl") if name in told] == []


def test_finding_is_replaced_or_kept_with_a_reason_and_a_moved_one_is_refused(case: Case, worker: User) -> None:
    draft = written(case, worker, text="Kluk chodí rád do Tábora.")
    place = {"part": "text", "words": "Tábora"}

    with pytest.raises(NotPossible, match="Text se mezitím změnil"):
        actions.decide(draft, **place, start=0, instead="lesa", by=people.fresh(worker), at=NOW)
    with pytest.raises(NotPossible, match="Napište prosím důvod"):
        actions.decide(draft, **place, start=18, by=people.fresh(worker), at=NOW)
    actions.decide(draft, **place, start=18, why="letní tábor, ne město", by=people.fresh(worker), at=NOW)

    assert found(draft) == []
    actions.decide(draft, **place, start=18, instead="lesa", by=people.fresh(worker), at=NOW)
    assert Draft.objects.get(pk=draft.pk).text == "Kluk chodí rád do lesa."


def test_autosave_of_a_slower_window_is_a_conflict_and_hidden_signs_are_dropped(case: Case, worker: User) -> None:
    draft = written(case, worker, text="Ad\u200bam přišel.")
    version = Draft.objects.get(pk=draft.pk).version

    assert Draft.objects.get(pk=draft.pk).text == "Adam přišel."
    actions.write(draft, words={"text": "Jinak."}, version=version, by=people.fresh(worker), at=NOW)
    with pytest.raises(Conflict):
        actions.write(draft, words={"text": "Pomaleji."}, version=version, by=people.fresh(worker), at=NOW)
    assert Draft.objects.get(pk=draft.pk).text == "Jinak."


def test_empty_story_and_a_whole_file_are_refused(case: Case, worker: User, reader: User) -> None:
    draft = written(case, worker, text="", title="", helped="", theme="")
    assert refused(draft, reader) == ["Ještě chybí: název, téma, příběh a co pomohlo."]
    with pytest.raises(NotPossible, match="Příběh má 20\u00a0000 slov"):
        actions.write(draft, words={"text": "slovo " * 20_000}, version=None, by=people.fresh(worker), at=NOW)
    actions.write(draft, words={"text": "slovo " * MOST_WORDS}, version=None, by=people.fresh(worker), at=NOW)


def test_story_with_open_findings_or_a_rare_combination_is_not_signed(case: Case, worker: User, reader: User) -> None:
    named = written(case, worker, text="Přišel Adam.")
    assert refused(named, reader)[0].startswith("Zbývá rozhodnout o 1\u00a0místě")
    rare = written(case, worker, text="Jde o dvojčata.")
    actions.decide(
        rare, part="text", start=6, words="dvojčata", why="je to hlavní téma", by=people.fresh(worker), at=NOW
    )
    assert refused(rare, reader)[0].startswith("Kombinaci (dvojčata) má v registru jen 0\u00a0rodin")


@pytest.mark.parametrize("way", ["team", "past", "trail"])
def test_who_knows_the_family_may_not_sign(case: Case, worker: User, reader: User, way: str) -> None:
    draft = written(case, worker)
    if way == "trail":
        audit.append("cases.read", by=reader, at=NOW, outcome=Outcome.READ, subject=case)
    else:
        until = NOW - timedelta(days=1) if way == "past" else None
        since = NOW - timedelta(days=9)
        TeamMember.objects.create(case=case, user=reader, role=TeamRole.SUBSTITUTE, since=since, until=until)

    assert str(reader.pk) not in [pk for pk, _ in queries.readers(draft, NOW)]
    assert refused(draft, reader) == [STRANGER]


def test_free_story_is_signed_by_somebody_of_another_organisation(worker: User, reader: User) -> None:
    unit = worker.memberships.get().unit
    colleague = people.user(Role.SOCIAL_WORKER, at=unit)
    draft = stories.free(people.fresh(worker), NOW)

    assert refused(draft, colleague) == [
        "Příběh není z případu v Kruhu, a tak ho musí podepsat někdo z jiné organizace."
    ]
    assert refused(draft, people.fresh(worker)) == ["Druhý podpis musí dát někdo jiný než autor."]
    assert [pk for pk, _ in queries.readers(draft, NOW)] == [str(reader.pk)]
    actions.submit(draft, reader=reader, by=people.fresh(worker), at=NOW)
    assert Draft.objects.get().state == State.WAITING


def test_release_forgets_the_draft_its_key_and_the_case(case: Case, worker: User, reader: User) -> None:
    draft = written(case, worker)
    key, pk = draft.key_id, draft.pk
    actions.submit(draft, reader=reader, by=people.fresh(worker), at=NOW)
    close_case(Case.objects.get(pk=case.pk), by=people.fresh(worker), at=NOW)

    story = actions.release(draft, by=people.fresh(reader), at=NOW)

    line = AuditEntry.objects.get(verb="retelling.release")
    assert (line.case, line.subject, line.detail) == (None, story.pk, {})
    assert not Draft.objects.filter(pk=pk).exists()
    assert not Key.objects.filter(pk=key).exists()
    assert not AuditEntry.objects.filter(subject=pk).exclude(case=None).exists()
    assert Story.objects.get().text == stories.WORDS["text"]


def test_reader_who_joined_the_team_meanwhile_may_not_release(case: Case, worker: User, reader: User) -> None:
    draft = written(case, worker)
    actions.submit(draft, reader=reader, by=people.fresh(worker), at=NOW)
    TeamMember.objects.create(case=case, user=reader, role=TeamRole.SUBSTITUTE, since=NOW)

    with pytest.raises(NotPossible) as refusal:
        actions.release(draft, by=people.fresh(reader), at=NOW)

    assert refusal.value.reasons == [STRANGER]
    assert Story.objects.count() == 0


def test_reader_sends_back_or_refuses_with_a_reason(case: Case, worker: User, reader: User) -> None:
    back, never = written(case, worker), written(case, worker)
    for draft in (back, never):
        actions.submit(draft, reader=reader, by=people.fresh(worker), at=NOW)

    with pytest.raises(NotPossible):
        actions.send_back(back, reason=" ", by=people.fresh(reader), at=NOW)
    actions.send_back(back, reason="Poznala jsem školu.", by=people.fresh(reader), at=NOW)
    actions.refuse(never, reason="Zná je celé město.", by=people.fresh(reader), at=NOW)

    kept = {draft.pk: (draft.state, draft.reason) for draft in Draft.objects.all()}
    assert kept == {back.pk: (State.WRITING, "Poznala jsem školu."), never.pk: (State.REFUSED, "Zná je celé město.")}
    with pytest.raises(NotPossible):
        actions.write(never, words={"text": "Jinak."}, version=None, by=people.fresh(worker), at=NOW)


def test_letters_tell_the_reader_and_the_author_and_nothing_of_the_story(
    case: Case, worker: User, reader: User
) -> None:
    draft = written(case, worker)
    actions.submit(draft, reader=reader, by=people.fresh(worker), at=NOW)
    assert [row.pk for row in queries.waiting(reader.pk)] == [draft.pk]
    actions.send_back(draft, reason="Poznala jsem školu.", by=people.fresh(reader), at=NOW)

    letters = list(Message.objects.order_by("queued_at", "pk"))
    assert [(letter.address, letter.subject) for letter in letters] == [
        (reader.email, "Čeká na vás text k přečtení"),
        (worker.email, "Váš text má odpověď"),
    ]
    told = " ".join(f"{letter.subject} {letter.text}" for letter in letters)
    assert [word for word in ("Ráno", "Poznala", "Adam", str(draft.pk)) if word in told] == []
    assert {letter.case for letter in letters} == {None}
    assert [row.pk for row in queries.waiting(worker.pk)] == [draft.pk]
    assert list(queries.waiting(reader.pk)) == []


def test_only_the_author_writes_and_only_the_asked_one_signs(case: Case, worker: User, reader: User) -> None:
    draft = written(case, worker)
    with pytest.raises(Denied):
        actions.write(draft, words={"text": "Cizí."}, version=None, by=people.fresh(reader), at=NOW)
    actions.submit(draft, reader=reader, by=people.fresh(worker), at=NOW)
    with pytest.raises(Denied):
        actions.release(draft, by=people.fresh(worker), at=NOW)
    actions.take_back(draft, by=people.fresh(worker), at=NOW)
    with pytest.raises(Denied):
        actions.release(draft, by=people.fresh(reader), at=NOW)
