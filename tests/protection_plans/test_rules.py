"""What blocks closing and approving, what changed and what was copied, when a plan is due, what waits."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from kruh.protection_plans.rules import approving, closing, comparing, matching, terms, waiting
from kruh.protection_plans.vocabulary import GoalState, Occasion, Passage

WHOLE = closing.AssessmentFacts(
    danger="high", danger_why="Bývá v noci bez dospělého.", heard="worker", heard_how="U babičky nad obrázky."
)
GOAL = approving.GoalFacts("Adam chodí do školy.", "Nejvýš dvě hodiny za měsíc.")
PLAN = approving.VersionFacts(written=[one.value for one in Passage], goals=[GOAL], made_with="máma")


def test_whole_assessment_may_be_closed() -> None:
    assert closing.blockers_to_close(WHOLE) == []


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"missing": ["Zdraví", "Vzdělávání"]}, ["Doplňte oblasti, které předpis žádá: Zdraví a Vzdělávání."]),
        ({"danger": ""}, ["Vyberte míru ohrožení."]),
        ({"danger_why": "je to zlé"}, ["Napište, čím je dítě ohrožené. Samotný stupeň nic neříká."]),
        ({"danger": "none", "danger_why": ""}, []),
        ({"heard": ""}, ["Napište, kdo dítě vyslechl a jak, nebo proč slyšené nebylo."]),
        ({"heard_how": " "}, ["Napište, kdo dítě vyslechl, kdy a jak."]),
        ({"heard": "not"}, ["Napište, proč dítě zatím nebylo slyšené a kdy bude."]),
        ({"heard": "not", "not_heard_why": "Je v lázních do pátku."}, []),
        (
            {"copied": ["Zdraví"]},
            ["Tyhle oblasti jsou opsané z minula a nikdo je neprošel: Zdraví. Projděte je, nebo potvrďte, že platí."],
        ),
        ({"copied": ["Zdraví"], "is_copy_confirmed": True}, []),
    ],
)
def test_assessment_says_what_it_lacks(facts: dict[str, object], reasons: list[str]) -> None:
    told = {name: getattr(WHOLE, name) for name in WHOLE.__slots__}

    assert closing.blockers_to_close(closing.AssessmentFacts(**{**told, **facts})) == reasons


def test_whole_plan_may_be_approved() -> None:
    assert approving.blockers_to_approve(PLAN) == []


def test_plan_without_goal_says_what_to_do() -> None:
    dropped = approving.GoalFacts("Zrušený cíl", "míra", GoalState.DROPPED)
    reason = "Plán nemá žádný cíl. Přidejte aspoň jeden: čeho chcete dosáhnout a podle čeho to poznáte."

    assert approving.blockers_of_goals([]) == [reason]
    assert approving.blockers_of_goals([dropped]) == [reason]


def test_goal_without_measure_is_named() -> None:
    assert approving.blockers_of_goals([GOAL, approving.GoalFacts("Obědy jsou zaplacené.")]) == [
        "Cíl „Obědy jsou zaplacené.“ nemá míru. Napište, podle čeho poznáte, že je splněný."
    ]


def test_empty_plan_names_every_passage() -> None:
    reasons = approving.blockers_to_approve(approving.VersionFacts())

    assert reasons[: len(Passage)] == list(approving.ASKED.values())
    assert len(reasons) == len(Passage) + 2


def test_unchanged_passage_has_to_be_confirmed() -> None:
    facts = {"written": PLAN.written, "goals": PLAN.goals, "made_with": "máma", "unchanged": ["causes", "help"]}

    assert approving.blockers_to_approve(approving.VersionFacts(**facts, confirmed=["help"])) == [  # type: ignore[arg-type]
        "Beze změny zůstává: Příčiny ohrožení. Potvrďte, že to pořád platí, nebo to přepište."
    ]


def test_comparison_tells_what_came_went_and_stayed() -> None:
    pieces = comparing.compare("Ráno chodí babička. Večer je sám.", "Ráno chodí babička. Večer je s tetou.")

    assert pieces == [
        comparing.Piece(comparing.SAME, "Ráno chodí babička."),
        comparing.Piece(comparing.REMOVED, "Večer je sám."),
        comparing.Piece(comparing.ADDED, "Večer je s tetou."),
    ]


def test_day_in_a_sentence_does_not_end_it() -> None:
    assert comparing.sentences("Sejdeme se 3. 12. u nás. Pak uvidíme.") == ["Sejdeme se 3. 12. u nás.", "Pak uvidíme."]


def test_copied_paragraph_names_its_source() -> None:
    before = comparing.Source("v minulé verzi z 3. 3. 2026", "Každé školní ráno je s dětmi někdo dospělý.")
    words = "každé školní ráno je s dětmi  někdo dospělý.\nNová věta, která tu ještě nebyla napsaná.\nAno."

    (copy,) = comparing.copies(words, [before])
    assert comparing.told(copy) == (
        "Tenhle odstavec je slovo od slova stejný jako v minulé verzi z 3. 3. 2026: "
        "„každé školní ráno je s dětmi někdo dospělý.“ Platí ještě?"
    )


def test_few_words_are_no_copy() -> None:
    assert comparing.copies("Beze změny.", [comparing.Source("jinde", "Beze změny.")]) == []


def test_reworded_finding_keeps_its_root() -> None:
    one, other = UUID(int=1), UUID(int=2)
    before = [(one, "Chodit každý den do školy"), (other, "Mluvit s tátou")]
    lines = matching.lines("- Mluvit s tátou\n\n- Chodit každý všední den do školy\nKlid na spaní\nKlid na spaní")

    assert matching.kept(before, lines) == [
        (other, "Mluvit s tátou"),
        (one, "Chodit každý všední den do školy"),
        (None, "Klid na spaní"),
    ]


def test_term_moves_from_a_day_off_and_says_so() -> None:
    term = terms.first_term(date(2026, 11, 5), 1)

    assert (term.ends_on, term.due_on, term.is_moved) == (date(2026, 12, 5), date(2026, 12, 7), True)
    assert term.why.replace("\u00a0", " ") == (
        "Měsíc končí 5. 12. 2026, to je sobota. Lhůta se proto posouvá na pondělí 7. prosince 2026."
    )


def test_term_of_a_short_month_ends_with_it() -> None:
    assert terms.first_term(date(2026, 1, 31), 1) == terms.Term(date(2026, 2, 28), date(2026, 3, 2))


def test_term_on_a_working_day_stays() -> None:
    term = terms.first_term(date(2026, 11, 3), 1)

    assert (term.due_on, term.why) == (date(2026, 12, 3), "")


TODAY = date(2026, 3, 2)
CASE, PLAN_ID, DRAFT = UUID(int=3), UUID(int=4), UUID(int=5)
FACTS = waiting.Facts(CASE, "Adam Havlín", date(2026, 2, 5), 1, 7, 14)


def facts(**words: object) -> waiting.Facts:
    told = {name: getattr(FACTS, name) for name in FACTS.__slots__}
    return waiting.Facts(**{**told, **words})


def test_first_plan_is_asked_for_when_its_term_is_near() -> None:
    line = waiting.Waiting("Napsat první IPOD", "protection_plans:of-case", CASE, "Adam Havlín", date(2026, 3, 5))

    assert waiting.of_child(FACTS, TODAY) == [line]
    assert waiting.of_child(FACTS, TODAY - timedelta(days=20)) == []


@pytest.mark.parametrize(
    ("words", "label", "due_on"),
    [
        ({"asked": Occasion.FOSTER, "asked_on": TODAY}, "svěření do pěstounské nebo jiné náhradní péče", TODAY),
        ({"review_on": date(2026, 3, 9)}, "Znovu projít IPOD", date(2026, 3, 9)),
    ],
)
def test_update_is_asked_for(words: dict[str, object], label: str, due_on: date) -> None:
    (line,) = waiting.of_child(facts(plan=PLAN_ID, first_on=date(2026, 1, 5), **words), TODAY)

    assert (line.label.removeprefix("Aktualizovat IPOD: "), line.key, line.due_on) == (label, PLAN_ID, due_on)


def test_draft_left_lying_waits_and_a_fresh_one_does_not() -> None:
    held = {"plan": PLAN_ID, "first_on": date(2026, 1, 5), "version": DRAFT}
    left = waiting.Waiting("Dopsat rozepsaný IPOD", "protection_plans:version", DRAFT, "Adam Havlín")

    assert waiting.of_child(facts(**held, version_touched_on=TODAY - timedelta(days=14)), TODAY) == [left]
    assert waiting.of_child(facts(**held, version_touched_on=TODAY - timedelta(days=13)), TODAY) == []
