"""From a proposal to the protocol: two people, what changes in between, and a kill in the middle."""

from datetime import date
from typing import Any

import pytest

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.cases import actions as case_actions
from kruh.cases.models import Case, CasePerson, Person
from kruh.foundation.typesetting import reading, to_pdf
from kruh.foundation.workflow import NotPossible
from kruh.retention import actions, documents, erasing, night, queries, rules
from kruh.retention.models import Line, Proposal
from kruh.retention.vocabulary import LineState, State
from kruh.vault.models import Key
from tests.factories import cases, people

pytestmark = pytest.mark.django_db
NOW = people.NOW


@pytest.fixture
def worker() -> User:
    return cases.worker(cases.office(), gender="f")


@pytest.fixture
def head(worker: User) -> User:
    return cases.head(worker.memberships_at(NOW)[0].unit)


def old(worker: User, head: User, mark: str = "Om 5/2009", **words: Any) -> Case:
    """A case of long ago, closed, whose child grew up."""
    made = cases.case(worker, file_mark=mark, **words)
    child = cases.child_of(made)
    child.birth_date = date(1995, 2, 2)
    child.save()
    case_actions.close_case(made, by=worker, at=NOW)
    Case.objects.filter(pk=made.pk).update(opened_on=date(2009, 1, 5), closed_on=date(2010, 5, 5))
    return Case.objects.get(pk=made.pk)


def proposed(worker: User, head: User, *made: Case) -> Proposal:
    chosen = [case.pk for case in made]
    return actions.propose(made[0].unit, cases=chosen, second=worker, by=people.fresh(head), at=NOW)


def approved(proposal: Proposal, by: User) -> None:
    actions.approve(proposal, version=Proposal.objects.get(pk=proposal.pk).version, by=people.fresh(by), at=NOW)


def refused(deed: Any) -> list[str]:
    with pytest.raises(NotPossible) as refusal:
        deed()
    return [reason.replace("\u00a0", " ") for reason in refusal.value.reasons]


def states(proposal: Proposal) -> list[str]:
    return [line.state for line in queries.lines(proposal)]


def printed(proposal: Proposal) -> str:
    now = Proposal.objects.get(pk=proposal.pk)
    content = to_pdf(documents.paper_of(now, queries.lines(now), NOW.date(), queries.grounds(now)))
    return " ".join(reading.text_of_pdf(content).replace("\u00a0", " ").split())


def test_two_people_erase_a_case_and_a_protocol_without_names_stays(worker: User, head: User) -> None:
    case = old(worker, head)
    proposal = proposed(worker, head, case)
    approved(proposal, worker)
    night.go_on(NOW)

    done = Proposal.objects.get(pk=proposal.pk)
    assert done.state == State.DONE
    (line,) = queries.lines(done)
    assert (line.state, line.file_mark) == (LineState.ERASED, "")
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Person.objects.exists()
    assert Key.objects.get(pk=case.key_id).wrapped is None


def test_case_that_is_held_back_is_not_offered_and_says_why(worker: User, head: User) -> None:
    case, kept = old(worker, head), old(worker, head, "Om 6/2009", first_name="Ella")
    actions.hold(kept, reason="Soud si ho vyžádal.", by=people.fresh(head), at=NOW)

    told = queries.overview(people.fresh(head), NOW)
    assert [row.case for row in told["ripe"]] == [case]
    assert [row.reasons for row in told["held"]] == [["Skartaci někdo pozastavil."]]
    assert refused(lambda: proposed(worker, head, kept)) == [rules.NOT_RIPE]
    assert refused(lambda: actions.hold(kept, reason="x", by=people.fresh(head), at=NOW)) == [actions.HELD_ALREADY]
    actions.release(kept, by=people.fresh(head), at=NOW)
    assert refused(lambda: actions.release(kept, by=people.fresh(head), at=NOW)) == [actions.HELD_BY_NOBODY]


def test_child_in_another_open_case_holds_both_back(worker: User, head: User) -> None:
    case, other = old(worker, head), cases.case(worker, first_name="Ella")
    child = CasePerson.objects.get(case=case).person
    other.place(child, "child", NOW)

    told = queries.overview(people.fresh(head), NOW)
    assert told["ripe"] == []
    assert told["held"][0].reasons == ["Dítě je i v jiném případu, který se ještě uchovává."]


def test_nobody_signs_twice(worker: User, head: User) -> None:
    case = old(worker, head)
    own = lambda: actions.propose(case.unit, cases=[case.pk], second=head, by=people.fresh(head), at=NOW)  # noqa: E731
    assert refused(own) == [rules.NO_SECOND]
    proposal = proposed(worker, head, case)
    with pytest.raises(Denied):
        approved(proposal, head)
    assert Case.objects.filter(pk=case.pk).exists()


def test_case_reopened_before_the_second_signature_stops_it_with_one_sentence(worker: User, head: User) -> None:
    case, other = old(worker, head), old(worker, head, "Om 6/2009", first_name="Ella")
    proposal = proposed(worker, head, case, other)
    case_actions.reopen_case(case, by=worker, at=NOW)

    (words,) = refused(lambda: approved(proposal, worker))
    assert words == "Případ Om 5/2009 už smazat nejde: Případ je otevřený. Vyřaďte ho z návrhu a zbytek schvalte."
    line = Line.objects.get(case=case.pk)
    version = Proposal.objects.get(pk=proposal.pk).version
    actions.strike(proposal, line=line.pk, reason="Znovu běží.", version=version, by=people.fresh(worker), at=NOW)
    approved(proposal, worker)
    night.go_on(NOW)
    assert sorted(states(proposal)) == [LineState.ERASED, LineState.STRUCK]
    assert Case.objects.filter(pk=case.pk).exists()


def test_case_reopened_after_the_second_signature_stays(worker: User, head: User) -> None:
    case = old(worker, head)
    proposal = proposed(worker, head, case)
    approved(proposal, worker)
    assert refused(lambda: actions.hold(case, reason="x", by=people.fresh(head), at=NOW)) == [actions.IS_GOING]
    case_actions.reopen_case(case, by=worker, at=NOW)
    night.go_on(NOW)
    assert states(proposal) == [LineState.HELD]
    assert Case.objects.filter(pk=case.pk).exists()


def test_what_somebody_changed_meanwhile_is_read_again_and_approved_once(worker: User, head: User) -> None:
    case, other = old(worker, head), old(worker, head, "Om 6/2009", first_name="Ella")
    proposal = proposed(worker, head, case, other)
    read = proposal.version
    line = Line.objects.get(case=case.pk)
    actions.strike(proposal, line=line.pk, reason="Zůstane.", version=read, by=people.fresh(head), at=NOW)
    stale = lambda: actions.approve(proposal, version=read, by=people.fresh(worker), at=NOW)  # noqa: E731
    assert refused(stale) == [rules.CHANGED]
    again = lambda: actions.strike(  # noqa: E731
        proposal, line=line.pk, reason="Zůstane.", version=proposal.version, by=people.fresh(head), at=NOW
    )
    assert refused(again) == [rules.NOT_LISTED]
    approved(proposal, worker)
    assert len(refused(lambda: approved(proposal, worker))) == 1


@pytest.mark.parametrize("step", ["belongings", "_let_go", "_forget_handing"])
def test_killed_in_the_middle_nothing_is_half_erased_and_it_goes_on(
    worker: User, head: User, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [old(worker, head), old(worker, head, "Om 6/2009", first_name="Ella")]
    proposal = proposed(worker, head, *made)
    approved(proposal, worker)
    real, calls = getattr(erasing, step), []

    def dying(*args: Any) -> Any:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args)

    with monkeypatch.context() as bent:
        bent.setattr(erasing, step, dying)
        with pytest.raises(KeyboardInterrupt):
            night.go_on(NOW)
    assert sorted(states(proposal)) == [LineState.ERASED, LineState.LISTED]
    (left,) = Case.objects.all()
    assert left.called in ("Adam", "Ella")  # every word of it can still be read
    assert Key.objects.get(pk=left.key_id).wrapped is not None

    night.go_on(NOW)
    assert states(proposal) == [LineState.ERASED, LineState.ERASED]
    assert Proposal.objects.get(pk=proposal.pk).state == State.DONE


def test_papers_say_marks_before_and_only_numbers_after(worker: User, head: User) -> None:
    proposal = proposed(worker, head, old(worker, head))
    words = printed(proposal)
    assert "Skartační návrh" in words
    assert "Om 5/2009" in words
    approved(proposal, worker)
    night.go_on(NOW)
    words = printed(proposal)
    assert "Skartační protokol" in words
    assert "499/2004" in words
    assert [name for name in ("Om 5/2009", "Adam", "Havlín") if name in words] == []


def test_proposal_given_up_frees_its_cases(worker: User, head: User) -> None:
    case = old(worker, head)
    proposal = proposed(worker, head, case)
    assert refused(lambda: proposed(worker, head, case)) == [rules.NOT_RIPE]
    actions.withdraw(proposal, reason="Počkáme.", version=proposal.version, by=people.fresh(worker), at=NOW)
    assert states(proposed(worker, head, case)) == [LineState.LISTED]
