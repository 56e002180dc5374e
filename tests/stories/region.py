"""Who plays in the stories, and the families as their workers write them down."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole
from tests.factories.conferences import CALM
from tests.stories.people import Consultant, Facilitator, MinuteTaker, Worker
from tests.stories.visitors import Clock, Visitor

type Words = dict[str, Any]
BRIDGE = "Most k rodině"
GOAL = "Co potřebuje Adam, aby zase chodil do školy, a jak může rodina zvládnout dopoledne bez dluhů na obědech?"


@dataclass
class Region:
    """The people of the region by first name."""

    renata: Worker = field(default_factory=lambda: Worker("renata.olsova@lipova.example"))
    simona: Worker = field(default_factory=lambda: Worker("simona.vlckova@lipova.example"))
    petr: Visitor = field(default_factory=lambda: Visitor("petr.habr@lipova.example"))
    daniel: Worker = field(default_factory=lambda: Worker("daniel.rybar@zalesi.example"))
    eva: Worker = field(default_factory=lambda: Worker("eva.lipska@kamennybrod.example"))
    klara: Consultant = field(default_factory=lambda: Consultant("klara.sedlackova@mostkrodine.example"))
    jiri: Facilitator = field(default_factory=lambda: Facilitator("jiri.kalina@mostkrodine.example"))
    tereza: MinuteTaker = field(default_factory=lambda: MinuteTaker("tereza.zimova@mostkrodine.example"))
    hana: Consultant = field(default_factory=lambda: Consultant("hana.dvorska@zachytnasit.example"))
    ivana: Visitor = field(default_factory=lambda: Visitor("ivana.horackova@kraj.example"))
    pavel: Visitor = field(default_factory=lambda: Visitor("pavel.spravny@kraj.example"))

    # The families -------------------------------------------------------------------------------------------------

    def havlinovi(self) -> UUID:
        """This will write down Adam, Ella and their people, as Renata does on a quiet morning."""
        renata = self.renata
        case = renata.opens_case("Adam Havlín", born="14. 6. 2012", gender="jako chlapce", file_mark="LIP-1")
        renata.adds("Ella Havlínová", case, part="child", gender="jako ženu", birth_date="3. 9. 2016")
        both = ("Adam", "Ella")
        carer: Words = {"part": "family", "has_parental_responsibility": True, "kind": "parent"}
        renata.adds("Jitka Havlínová", case, of=both, gender="jako ženu", phone="777 000 101", **carer)
        renata.adds("Radek Havlín", case, of=both, gender="jako muže", email="radek@doma.example", **carer)
        granny: Words = {"kind": "grandparent", "of": both, "part": "family"}
        renata.adds("Vlasta Havlínová", case, gender="jako ženu", phone="777 000 103", **granny)
        friend: Words = {"kind": "friend", "of": ("Adam",), "part": "network"}
        renata.adds("Tomáš Lipka", case, gender="jako muže", phone="777 000 104", **friend)
        for name, address in (
            ("Lenka Topolová", "ucitelka@skola.example"),
            ("Martin Borovička", "psycholog@skola.example"),
            ("Ondřej Modřín", "poradna@klic.example"),
            ("Pavla Vrbová", "sas@vpohode.example"),
        ):
            helper: Words = {"kind": "professional", "of": ("Adam",), "part": "professional"}
            renata.adds(name, case, email=address, **helper)
        return case

    def vrbicti(self) -> UUID:
        """This will write down Matyáš and his people, as Daniel does."""
        daniel = self.daniel
        case = daniel.opens_case("Matyáš Vrbický", born="2. 5. 2019", gender="jako chlapce", file_mark="ZAL-1")
        carer: Words = {"kind": "parent", "of": ("Matyáš",), "part": "family", "has_parental_responsibility": True}
        daniel.adds("Klára Vrbická", case, gender="jako ženu", phone="777 000 201", **carer)
        daniel.adds("Ivo Vrbický", case, gender="jako muže", phone="777 000 202", **carer)
        sister: Words = {"kind": "half_sibling", "of": ("Matyáš",), "part": "family"}
        daniel.adds("Nina Vrbická", case, gender="jako ženu", birth_date="11. 11. 2008", **sister)
        for name, address in (("Zdeněk Jasan", "ambulance@zalesi.example"), ("Dana Břízová", "ms@zalesi.example")):
            helper: Words = {"kind": "professional", "of": ("Matyáš",), "part": "professional"}
            daniel.adds(name, case, email=address, **helper)
        return case

    # The ways that most stories have in common --------------------------------------------------------------------

    def adam_is_asked_for(self, clock: Clock) -> Conference:
        """This will lead Havlínovi to a request that the organisation has accepted, with its team."""
        conference = self.renata.thinks_of_a_conference(self.havlinovi(), GOAL)
        self.adam_sits_down(conference)
        clock.strikes("18. 2. 2026")
        self.is_asked(conference)
        clock.strikes("19. 2. 2026")
        self.sends_a_team(conference)
        return conference

    def adam_sits_down(self, conference: Conference) -> None:
        """This will decide that a conference is right for Adam and say who comes."""
        self.renata.finds_out_whether_a_conference_is_right(conference, CALM)
        self.renata.decides("suitable", conference)
        self.renata.seats(conference, "Adam Havlín", "child", is_required=True)
        self.renata.seats(conference, "Ella Havlínová", "child", presence="written")
        for name, role in (
            ("Jitka Havlínová", "parent"),
            ("Radek Havlín", "parent"),
            ("Vlasta Havlínová", "relative"),
            ("Lenka Topolová", "school"),
            ("Martin Borovička", "school"),
            ("Ondřej Modřín", "expert"),
            ("Pavla Vrbová", "social_service"),
        ):
            self.renata.seats(conference, name, role)
        self.renata.seats(conference, "Tomáš Lipka", "support_person", supports="Adam")

    def is_asked(self, conference: Conference) -> None:
        """This will send Adam's request to the organisation."""
        self.renata.asks(
            conference, BRIDGE, reason="Adam chybí od září.", summary="Rána jsou doma těžká, rodina chce pomoc.",
            expected_hours="2", expected_km="84", venue="Klubovna Mostu k rodině", goal=GOAL,
        )  # fmt: skip

    def sends_a_team(self, conference: Conference) -> None:
        """This will accept the request and seat Jiří and Tereza."""
        self.klara.accepts(conference)
        for colleague, role in ((self.jiri, SeatRole.FACILITATOR), (self.tereza, SeatRole.MINUTE_TAKER)):
            self.klara.offers_seat_to(colleague, conference, role)
            colleague.accepts(conference)
