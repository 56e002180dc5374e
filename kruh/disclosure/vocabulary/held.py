"""Where in the registers something is kept about a person, and what of it the person reads; also what is left out.

Each entry names a model, how to get from its row to the person and to the case, and its columns with Czech labels. A
column that names a person and stands in neither list stops a test, so that the next context cannot be forgotten.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Section(StrEnum):
    """The parts of the statement, in their order."""

    PERSON = "Kdo jste v Kruhu"
    CONTACTS = "Kontakty"
    PLACE = "Vaše místo v případu"
    TIES = "Vztahy"
    MEETINGS = "Konference a setkání"
    CONSENTS = "Souhlasy"
    SAID = "Co jste řekli"
    TASKS = "Úkoly"
    ASSESSMENT = "Vyhodnocení a plán ochrany"
    CIRCLE = "Rodinná konference"
    LETTERS = "Co jsme vám poslali"
    SHARED = "Komu jsme údaje předali"
    READERS = "Kdo údaje otevřel"


@dataclass(frozen=True, slots=True)
class Spec:
    """One place where something is kept: `person` and `case` are paths from the row, `entry` names one row."""

    model: str
    person: str
    case: str
    section: Section
    entry: str
    facts: dict[str, str] = field(default_factory=dict)
    day: str = ""
    own: bool = False  # the person's own words: others get them only when the person wants it


OF_PARTICIPANT = "participant__conference__case"
OF_MEMBER = "member__conference__case"

SPECS: tuple[Spec, ...] = (
    Spec("cases.CasePerson", "person", "case", Section.PLACE, "Místo v případu",
         {"part": "Jako kdo", "note": "Poznámka", "added_at": "Od", "ended_on": "Do"}),
    Spec("cases.Tie", "person", "case", Section.TIES, "Vztah k jinému člověku",
         {"kind": "Vztah", "has_parental_responsibility": "Rodičovská odpovědnost", "lives_together": "Žijí spolu",
          "note": "Poznámka", "ended_on": "Do"}),
    Spec("cases.Tie", "other", "case", Section.TIES, "Vztah jiného člověka k vám",
         {"kind": "Vztah", "has_parental_responsibility": "Rodičovská odpovědnost", "lives_together": "Žijí spolu",
          "note": "Poznámka", "ended_on": "Do"}),
    Spec("network.NetTie", "person", "case", Section.TIES, "Opora v síti dítěte",
         {"kind": "Druh", "note": "Poznámka", "since": "Od", "until": "Do"}),
    Spec("network.NetTie", "to", "case", Section.TIES, "Opora, kterou máte",
         {"kind": "Druh", "note": "Poznámka", "since": "Od", "until": "Do"}),
    Spec("network.NetTie", "seen_by_person", "case", Section.SAID, "Jak vidíte opory kolem",
         {"kind": "Druh", "note": "Poznámka"}, own=True),
    Spec("conferences.Participant", "person", "conference__case", Section.MEETINGS, "Účast na konferenci",
         {"role": "Jako kdo", "presence": "Jak", "agreement": "Jestli chcete přijít", "agreement_note": "Poznámka",
          "why_not_invited": "Proč bez pozvání", "note": "Poznámka k účasti"}, day="conference.starts_at"),
    Spec("conferences.Invitation", "participant__person", OF_PARTICIPANT, Section.MEETINGS, "Pozvánka",
         {"sent_at": "Odesláno", "channel": "Jak", "reply": "Odpověď", "reply_note": "Poznámka k odpovědi",
          "call_note": "Telefonát"}, day="sent_at"),
    Spec("conferences.Preparation", "participant__person", OF_PARTICIPANT, Section.MEETINGS, "Příprava na setkání",
         {"topic": "O čem", "state": "Stav", "note": "Poznámka", "details": "Zapsáno"}, day="changed_at"),
    Spec("conferences.Availability", "participant__person", OF_PARTICIPANT, Section.MEETINGS, "Odpověď na termín",
         {"answer": "Odpověď", "said_on": "Kdy", "channel": "Jak"}, day="said_on"),
    Spec("meetings.Attendance", "participant__person", OF_PARTICIPANT, Section.MEETINGS, "Přítomnost",
         {"state": "Stav", "came_at": "Příchod", "left_at": "Odchod", "note": "Poznámka"}, day="came_at"),
    Spec("meetings.Arrival", "participant__person", OF_PARTICIPANT, Section.MEETINGS, "Příchod a místo v místnosti",
         {"comes_at": "Přijde v", "waits": "Kde čeká", "sits": "Kde sedí"}),
    Spec("meetings.Delivery", "participant__person", OF_PARTICIPANT, Section.LETTERS, "Zápis ze setkání",
         {"handed_at": "Předáno", "channel": "Jak", "note": "Poznámka"}, day="handed_at"),
    Spec("meetings.Enclosure", "participant__person", OF_PARTICIPANT, Section.LETTERS, "Příloha zápisu",
         {"state": "Stav", "handed_at": "Předáno", "channel": "Jak"}, day="handed_at"),
    Spec("meetings.Comment", "participant__person", OF_PARTICIPANT, Section.SAID, "Připomínka k zápisu",
         {"text": "Připomínka", "proposal": "Návrh znění", "answer": "Odpověď", "answer_reason": "Proč"},
         day="received_at", own=True),
    Spec("meetings.Afterword", "participant__person", OF_PARTICIPANT, Section.MEETINGS, "Co se díky vám změnilo",
         {"changed": "Změnilo se", "unchanged": "Nezměnilo se", "why_not": "Proč"}, day="written_at"),
    Spec("conferences.Consent", "participant__person", OF_PARTICIPANT, Section.CONSENTS, "Souhlas",
         {"purpose": "K čemu", "answer": "Odpověď", "scope": "Rozsah", "given_on": "Kdy", "channel": "Jak",
          "withdrawn_at": "Odvolán", "withdrawn_note": "Poznámka"}, day="given_on"),
    Spec("conferences.Consent", "given_by", OF_PARTICIPANT, Section.CONSENTS, "Souhlas, který jste dali za jiného",
         {"purpose": "K čemu", "answer": "Odpověď", "given_on": "Kdy", "withdrawn_at": "Odvolán"}, day="given_on"),
    Spec("plans.Task", "person", "case", Section.TASKS, "Úkol",
         {"text": "Co", "due_on": "Do kdy", "state": "Stav", "plan_b": "Když to nepůjde", "said": "Hlášeno"},
         day="made_at"),
    Spec("plans.Task", "checker_person", "case", Section.TASKS, "Úkol, který ověřujete",
         {"text": "Co", "due_on": "Do kdy", "check_how": "Jak se ověří"}, day="made_at"),
    Spec("plans.TaskEvent", "reporter", "task__case", Section.TASKS, "Zpráva k úkolu",
         {"state": "Stav", "note": "Zpráva", "at": "Kdy"}, day="at"),
    Spec("plans.TaskReading", "participant__person", OF_PARTICIPANT, Section.TASKS, "Vyjádření k úkolu",
         {"said": "Odpověď", "note": "Poznámka"}, day="at"),
    Spec("monitoring.Wish", "person", "person__places__case", Section.TASKS, "Jak chcete připomínat úkoly",
         {"reach": "Jak", "said_at": "Řekli jste"}, day="said_at"),
    Spec("monitoring.TaskLink", "person", "task__case", Section.TASKS, "Odkaz k úkolu",
         {"made_at": "Vydán", "revoked_at": "Zrušen"}, day="made_at"),
    Spec("protection_plans.Assessment", "child", "case", Section.ASSESSMENT, "Vyhodnocení situace dítěte",
         {"assessed_on": "Kdy", "danger": "Míra ohrožení", "danger_why": "Proč", "heard": "Názor dítěte",
          "heard_how": "Jak zjištěn"}, day="assessed_on"),
    Spec("protection_plans.Assessment", "child", "case", Section.SAID, "Slova dítěte při vyhodnocení",
         {"heard_words": "Slova dítěte"}, day="assessed_on", own=True),
    Spec("protection_plans.Section", "assessment__child", "assessment__case", Section.ASSESSMENT, "Oblast vyhodnocení",
         {"prose": "Zapsáno"}, day="assessment.assessed_on"),
    Spec("protection_plans.Finding", "section__assessment__child", "section__assessment__case", Section.ASSESSMENT,
         "Zjištění", {"kind": "Druh", "text": "Zapsáno"}, day="section.assessment.assessed_on"),
    Spec("protection_plans.ProtectionPlan", "child", "case", Section.ASSESSMENT, "Individuální plán ochrany",
         {"entered_on": "Evidence od", "first_on": "První plán", "review_on": "Přezkoumání"}, day="entered_on"),
    Spec("protection_plans.PlanVersion", "plan__child", "plan__case", Section.ASSESSMENT, "Verze plánu ochrany",
         {"number": "Verze", "causes": "Příčiny", "measures": "Opatření", "help": "Pomoc", "timetable": "Časový plán",
          "cooperation": "Spolupráce", "approved_at": "Schváleno"}, day="made_at"),
    Spec("protection_plans.PlanVersion", "plan__child", "plan__case", Section.SAID, "Slova dítěte v plánu ochrany",
         {"voice": "Slova dítěte"}, day="made_at", own=True),
    Spec("family_conferences.FirstConsent", "person", "conference__case", Section.CIRCLE, "První souhlas",
         {"spoken": "Odpověď", "on": "Kdy", "note": "Poznámka", "withdrawn_on": "Odvolán"}, day="on"),
    Spec("family.Word", "participant__person", OF_PARTICIPANT, Section.SAID, "Vzkaz na stránce",
         {"about": "K čemu", "text": "Vzkaz", "said_at": "Kdy"}, day="said_at", own=True),
    Spec("family.ChildPage", "participant__person", OF_PARTICIPANT, Section.SAID, "Stránka dítěte",
         {"words": "Napsáno", "added": "Doplněno", "saved_at": "Kdy"}, day="saved_at", own=True),
    Spec("family.Link", "participant__person", OF_PARTICIPANT, Section.LETTERS, "Odkaz na vaši stránku",
         {"made_at": "Vydán", "revoked_at": "Zrušen"}, day="made_at"),
    Spec("network.ChildPicture", "participant__person", OF_PARTICIPANT, Section.SAID, "Obrázek dítěte",
         {"on": "Kdy", "openness": "Kdo ho smí vidět"}, day="on", own=True),
    Spec("voice.Answer", "participant__person", OF_PARTICIPANT, Section.SAID, "Jaké to bylo",
         {"question": "Otázka", "text": "Odpověď", "consents": "Smí se zveřejnit"}, day="said_at", own=True),
    # the circle of a family conference: kept by the name, not by the person
    Spec("family_conferences.Member", "", "conference__case", Section.CIRCLE, "Místo v kruhu rodiny",
         {"tie": "Vztah", "side": "Z čí strany", "state": "Stav", "coming": "Přijde", "needs": "Co potřebuje",
          "wishes": "Přání", "reach": "Kontakt", "left_out_why": "Proč bez pozvání"}),
    Spec("family_conferences.Attending", "member", OF_MEMBER, Section.CIRCLE, "Účast v den konference",
         {"came_at": "Příchod", "stays": "Zůstává na čas rodiny", "has_promised": "Slib mlčenlivosti",
          "wants_plan": "Chce plán", "sent_at": "Plán odeslán"}, day="came_at"),
    Spec("family_conferences.Agreement", "member", OF_MEMBER, Section.CIRCLE, "Souhlas s plánem rodiny",
         {"agrees": "Souhlasí", "words": "Slova", "heard": "Zapsáno", "at": "Kdy"}, day="at"),
    Spec("family_conferences.Promise", "member", OF_MEMBER, Section.CIRCLE, "Slib v plánu rodiny",
         {"task.text": "Co", "task.due_on": "Do kdy", "task.state": "Stav"}),
    Spec("family_conferences.DayAnswer", "member", OF_MEMBER, Section.CIRCLE, "Odpověď na den",
         {"day.starts_at": "Den", "answer": "Odpověď", "channel": "Jak"}, day="at"),
    Spec("family_conferences.MemberConsent", "member", OF_MEMBER, Section.CONSENTS, "Souhlas k rodinné konferenci",
         {"purpose": "K čemu", "answer": "Odpověď", "given_at": "Kdy", "ended_at": "Skončil"}, day="given_at"),
    Spec("family_conferences.Entry", "member", OF_MEMBER, Section.CIRCLE, "Práce koordinátora s vámi",
         {"kind": "Co", "on": "Kdy", "minutes": "Minut", "note": "Poznámka"}, day="on"),
    Spec("family.Word", "member", OF_MEMBER, Section.SAID, "Vzkaz na stránce",
         {"about": "K čemu", "text": "Vzkaz", "said_at": "Kdy"}, day="said_at", own=True),
    Spec("family.ChildPage", "member", OF_MEMBER, Section.SAID, "Stránka dítěte",
         {"words": "Napsáno", "added": "Doplněno", "saved_at": "Kdy"}, day="saved_at", own=True),
    Spec("family.Link", "member", OF_MEMBER, Section.LETTERS, "Odkaz na vaši stránku",
         {"made_at": "Vydán", "revoked_at": "Zrušen"}, day="made_at"),
    Spec("network.ChildPicture", "member", OF_MEMBER, Section.SAID, "Obrázek dítěte",
         {"on": "Kdy", "openness": "Kdo ho smí vidět"}, day="on", own=True),
    Spec("voice.Answer", "member", OF_MEMBER, Section.SAID, "Jaké to bylo",
         {"question": "Otázka", "text": "Odpověď", "consents": "Smí se zveřejnit"}, day="said_at", own=True),
)  # fmt: skip

# Columns that name a person, a participant or a member and are not told, each with its reason.
LEFT: dict[str, str] = {
    "cases.Apart.person": "prozradilo by, kdo je před kým chráněný",
    "cases.Apart.other": "prozradilo by, kdo je před kým chráněný",
    "cases.ProtectedFact.person": "prozradilo by, co je chráněné a před kým",
    "cases.ProtectedFact_hidden_from.person": "prozradilo by, co je chráněné a před kým",
    "conferences.Participant.supports": "mluví o tom, koho člověk doprovází; jeho vlastní účast je v místě u stolu",
    "family_conferences.Version.monitor": "jen odkaz z plánu rodiny; plán má každý, kdo o něj stál",
    "disclosure.AccessRequest.person": "žádost sama; člověk ji podal a zná ji",
    "disclosure.AccessRequest.asker": "žádost sama; člověk ji podal a zná ji",
}
