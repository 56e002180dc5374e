"""The words of a letter for each reader, who is named in it, which way it goes and what stops it."""

from dataclasses import replace
from datetime import date, time

import pytest

from kruh.conferences.rules import invitations as rules
from kruh.conferences.rules import mail, wording
from kruh.conferences.rules.invitations import Basis, Draft, Named, Ways
from kruh.conferences.rules.letter import Meeting, Occasion, Reader, Sender, Style, length, style
from kruh.conferences.vocabulary import Channel, ParticipantRole, Presence, State

R = ParticipantRole
MEETING = Meeting(
    date(2026, 12, 3),
    time(9),
    120,
    "Klubovna",
    "Lipová 5, 391 00 Lipová nad Březnou",
    "Co pomůže Adamovi?",
    "Adama a Elly",
)
SENDER = Sender("Renata Olšová", "Bc. Renata Olšová", "OSPOD Lipová", "380 000 110", "renata@urad.example")


def reader(kind: Style = Style.ADULT, role: ParticipantRole = R.PARENT, **words: object) -> Reader:
    return Reader(kind, role, "Vážená paní Havlínová", **words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("role", "age", "expected"),
    [
        (R.CHILD, 4, Style.YOUNG),
        (R.CHILD, 7, Style.YOUNG),
        (R.CHILD, 8, Style.SCHOOL),
        (R.CHILD, 12, Style.SCHOOL),
        (R.CHILD, 13, Style.TEEN),
        (R.CHILD, None, Style.TEEN),
        (R.SUPPORT_PERSON, 17, Style.TEEN),
        (R.SUPPORT_PERSON, None, Style.ADULT),
        (R.PARENT, 40, Style.ADULT),
        (R.SCHOOL, None, Style.PROFESSIONAL),
        (R.INTERPRETER, None, Style.PROFESSIONAL),
    ],
)
def test_style_follows_age_and_role(role: ParticipantRole, age: int | None, expected: Style) -> None:
    assert style(role, age) == expected


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (120, "nejvýš 2\u00a0hodiny"),
        (90, "nejvýš 1\u00a0hodinu a 30\u00a0minut"),
        (45, "nejvýš 45\u00a0minut"),
        (0, ""),
    ],
)
def test_length_is_said_in_words(minutes: int, words: str) -> None:
    assert length(minutes) == words


def test_letter_says_when_where_why_and_whom_to_call() -> None:
    text = wording.compose(reader(), MEETING, SENDER).as_text()

    for part in (
        "čtvrtek 3.\u00a0prosince\u00a02026 v 9:00",
        "Lipová 5",
        "Co pomůže Adamovi?",
        "380 000 110",
        "Adama a Elly",
    ):
        assert part in text


@pytest.mark.parametrize("kind", [Style.YOUNG, Style.SCHOOL, Style.TEEN])
def test_letter_to_a_child_says_you_and_lets_it_refuse(kind: Style) -> None:
    text = wording.compose(reader(kind, R.CHILD), MEETING, SENDER).as_text()

    assert ("zveme tě" in text, "Nemusíš." in text, "zveme vás" in text, "OSPOD" in text) == (True, True, False, False)


def test_letter_of_a_change_says_that_the_old_date_is_gone() -> None:
    letter = wording.compose(reader(), MEETING, SENDER, Occasion.CHANGE)

    assert letter.title == "Setkání bude jindy"
    assert letter.opening[0].endswith("původní už neplatí.")


def test_letter_carries_own_words_after_the_opening() -> None:
    letter = wording.compose(reader(own_words="Matyáš se na vás těší."), MEETING, SENDER)

    assert letter.opening[-1] == "Matyáš se na vás těší."


def test_letter_to_a_child_who_sends_a_picture_does_not_speak_of_breaks() -> None:
    text = wording.compose(reader(Style.SCHOOL, R.CHILD, presence=Presence.WRITTEN), MEETING, SENDER).as_text()

    assert ("Obrázek." in text, "přestávku" in text) == (True, False)


@pytest.mark.parametrize(
    ("role", "one", "more"),
    [
        (R.PARENT, "Na setkání se o dítěti úředně nerozhoduje.", "Na setkání se o dětech úředně nerozhoduje."),
        (R.SCHOOL, "aby tomu rozumělo i dítě.", "aby tomu rozuměly i děti."),
    ],
)
def test_letter_speaks_of_one_child_or_of_more(role: ParticipantRole, one: str, more: str) -> None:
    known = reader(style(role, None), role)

    letters = [wording.compose(known, replace(MEETING, children=number), SENDER).as_text() for number in (1, 2)]

    assert [(one in letter, more in letter) for letter in letters] == [(True, False), (False, True)]


@pytest.mark.parametrize("style", [Style.YOUNG, Style.SCHOOL, Style.TEEN])
def test_sign_for_a_break_stands_in_the_letter_to_the_child(style: Style) -> None:
    agreed = wording.compose(reader(style, R.CHILD, break_sign="ruka na stole"), MEETING, SENDER).as_text()
    open_yet = wording.compose(reader(style, R.CHILD), MEETING, SENDER).as_text()

    assert ("znamení: ruka na stole." in agreed, "ruka na stole" in open_yet) == (True, False)


def test_who_is_left_out_reads_kind_words_without_a_reason() -> None:
    shown = mail.mail(reader(), MEETING, SENDER, Occasion.LEFT_OUT)

    assert "už s vámi na něm nepočítáme, chodit tedy nemusíte" in shown
    assert mail.subject(MEETING, Occasion.LEFT_OUT) == "Změna u setkání 3. 12. 2026"


@pytest.mark.parametrize(
    ("channel", "ways", "is_minor", "why"),
    [
        (Channel.EMAIL, Ways(email="a@b.example"), False, ""),
        (Channel.EMAIL, Ways(), False, "E-mail už u tohoto člověka není."),
        (Channel.PHONE, Ways(email="a@b.example"), False, "Pozvánka nešla e-mailem (telefonem)."),
        (
            Channel.EMAIL,
            Ways(email="a@b.example"),
            True,
            "Dítěti samo nic neodejde. Řekněte mu to osobně a vysvětlete proč.",
        ),
    ],
)
def test_mail_calls_off_only_who_was_invited_by_it_and_no_child(
    channel: Channel, ways: Ways, is_minor: bool, why: str
) -> None:
    assert rules.told_by_hand(channel, ways, is_minor=is_minor) == why


@pytest.mark.parametrize("occasion", list(Occasion))
def test_mail_says_nothing_of_whom_and_why(occasion: Occasion) -> None:
    shown = mail.subject(MEETING, occasion) + mail.mail(reader(), MEETING, SENDER, occasion)

    assert [word for word in ("Adam", "Ell", "OSPOD", "Havlín", "konferenc") if word in shown] == []


def test_subject_is_neutral() -> None:
    assert mail.subject(MEETING, Occasion.INVITATION) == "Pozvánka na setkání 3. 12. 2026"


OTHERS = (
    Named("Adam Havlín", R.CHILD),
    Named("Radek Havlín", R.PARENT),
    Named("Tomáš Lipka", R.SUPPORT_PERSON),
    Named("Mgr. Lenka Topolová", R.SCHOOL, works_as="učitelka"),
    Named("Jan Dub", R.HEALTH, works_as="dětský psychiatr"),
    Named("Olena Marko", R.INTERPRETER, works_as="tlumočnice"),
    Named("Babička", R.RELATIVE, is_here=False),
)


@pytest.mark.parametrize(
    ("who", "is_guarded", "expected"),
    [
        (
            R.PARENT,
            False,
            [
                "z rodiny Adam Havlín a Radek Havlín",
                "podpůrná osoba",
                "Mgr. Lenka Topolová, učitelka",
                "Jan Dub, dětský psychiatr",
                "Olena Marko, bude tlumočit",
            ],
        ),
        (
            R.PARENT,
            True,
            [
                "další lidé z rodiny a blízcí",
                "podpůrná osoba",
                "někdo ze školy",
                "někdo ze zdravotnictví",
                "někdo, kdo bude tlumočit",
            ],
        ),
        (
            R.OFFICE,
            False,
            [
                "rodina a její blízcí",
                "podpůrná osoba",
                "Mgr. Lenka Topolová, učitelka",
                "Jan Dub, ze zdravotnictví",
                "Olena Marko, bude tlumočit",
            ],
        ),
    ],
)
def test_names_are_told_only_as_far_as_it_is_safe(who: ParticipantRole, is_guarded: bool, expected: list[str]) -> None:
    team, beside = ["Jiří Kalina, povede setkání"], [rules.beside("Alena Malá", is_child=False)]

    shown = rules.who_comes(OTHERS, reader=who, is_guarded=is_guarded, team=team, beside=beside)

    assert shown == ["Jiří Kalina, povede setkání", "Alena Malá, bude vedle vás", *expected]


@pytest.mark.parametrize(
    ("ways", "is_minor", "expected"),
    [
        (Ways("a@b.cz", "Lipová 1", "777"), True, Channel.PAPER),
        (Ways("a@b.cz", "Lipová 1", "777"), False, Channel.EMAIL),
        (Ways("a@b.cz", "Lipová 1", "777", preferred="phone"), False, Channel.PHONE),
        (Ways("", "Lipová 1", "777"), False, Channel.POST),
        (Ways("", "", "777"), False, Channel.PHONE),
        (Ways(), False, Channel.PAPER),
    ],
)
def test_channel_is_the_one_the_person_can_be_reached_by(ways: Ways, is_minor: bool, expected: Channel) -> None:
    assert rules.suggested_channel(R.PARENT, ways, is_minor=is_minor) == expected


def test_sending_is_stopped_by_everything_that_is_missing() -> None:
    bare = Basis(State.SCHEDULED, has_date=False, has_venue=False, has_goal=False, has_contact=False)

    assert len(rules.blockers_of_all(bare)) == 4
    assert rules.blockers_of_all(Basis(State.SCHEDULED, True, True, True, True)) == []
    assert rules.blockers_of_all(Basis(State.SCHEDULED, True, True, True, True, is_past=True)) == [
        "Termín už byl. Domluvte nový a pozvánky pošlete potom."
    ]
    assert len(rules.blockers_of_all(Basis(State.ACCEPTED, True, True, True, True))) == 1


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (State.ACCEPTED, "Konference zatím nemá pevný termín. Pozvánky jdou poslat, až ho bude mít."),
        (State.HELD, "Setkání už proběhlo, pozvánky se k němu neposílají."),
        (State.CONCLUDED, "Setkání už proběhlo, pozvánky se k němu neposílají."),
    ],
)
def test_invitation_that_is_too_early_or_too_late_says_which(state: State, sentence: str) -> None:
    assert rules.blockers_of_all(Basis(state, True, True, True, True)) == [sentence]


def test_one_letter_is_stopped_by_its_own_gaps() -> None:
    assert rules.blockers_of_one(Draft("Ivo", True, Channel.EMAIL, "", Ways())) == [
        "Ivo: chybí oslovení.",
        "Ivo: chybí e-mail. Doplňte ho, nebo zvolte jinou cestu.",
    ]
    assert rules.blockers_of_one(Draft("Ivo", True, Channel.POST, "Vážený pane", Ways())) == [
        "Ivo: chybí adresa. Doplňte ji, nebo zvolte jinou cestu."
    ]
    assert rules.blockers_of_one(Draft("Ivo", False, Channel.PAPER, "Vážený pane", Ways())) == [
        "Ivo: u stolu nebude, pozvánka proto nejde poslat."
    ]


def test_language_without_a_reviewed_translation_is_told_honestly() -> None:
    assert rules.language_note("Jitka", "cs", needs_interpreter=False) == ""
    assert "strojový překlad neposílejte" in rules.language_note("Halyna", "uk", needs_interpreter=True)
