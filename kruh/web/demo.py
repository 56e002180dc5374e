"""What the gallery shows: every component in every state, with invented people and texts as long as life brings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from kruh.web import fields, forms
from kruh.web.templatetags.kruh import deadline_words, field_words, summary_of
from kruh.web.vocabulary import TaskState

TODAY = date(2026, 11, 23)
MEETING = date(2026, 12, 3)
SMALL = ("status", "tag", "deadline", "answer", "save_state")
LONG_NAME = "Mgr. et Bc. Anastázie Wolkensteinová-Řeháčková, Ph.D., DiS."
ANSWERS = (("yes", "ano"), ("maybe", "když to jinak nejde"), ("no", "ne"), ("call", "nevím, zavolejte mi"))
HERE = (("here", "tady"), ("late", "přijde později"), ("left", "odešel dřív"), ("excused", "omluven"), ("absent", "nepřišel"))


@dataclass(frozen=True)
class Specimen:
    """One component in one state."""

    component: str
    state: str
    words: dict[str, Any] = field(default_factory=dict)


class LetterForm(forms.Form):
    """A form with every kind of field."""

    problem = "Pozvánku zatím nejde odeslat."
    name = fields.PersonNameField(label="Komu", help_text="Jméno a příjmení tak, jak je dotyčný píše.")
    day = fields.DateField(label="Kdy se sejdeme", help_text="Třeba 3. 12. 2026 nebo pátek.")
    hour = fields.TimeField(label="V kolik", help_text="Třeba 9:00.")
    phone = fields.PhoneField(label="Telefon", required=False)
    travel = fields.MoneyField(label="Cestovné", required=False, help_text="V korunách, třeba 2 487,20.")
    seats = fields.NumberField(label="Kolik lidí přijde", max_value=60)
    room = fields.SelectField(
        label="Místnost", choices=(("a", "Komunitní centrum Lípa, velký sál"), ("b", "Zasedačka úřadu, 2. patro, bez výtahu"))
    )
    channel = fields.ChoiceField(
        label="Jak pozvánku předáme",
        choices=(("mail", "E-mailem"), ("post", "Poštou na adresu, kterou dotyčný sám uvedl"), ("phone", "Zavoláme")),
    )
    interpreter = fields.YesNoField(label="Potřebuje tlumočníka?")
    needs = fields.ChoicesField(
        label="Co usnadní příchod", required=False, layout="row",
        choices=(("step", "bezbariérový vstup"), ("child", "hlídání dětí"), ("ride", "odvoz"), ("quiet", "tichý kout")),
    )  # fmt: skip
    text = fields.LongTextField(
        label="Osobní věta na začátek", required=False, max_length=300, help_text="Píšete člověku, ne úřadu."
    )
    file = fields.DocumentField(label="Příloha", required=False, help_text="PDF, JPG nebo PNG do 20 MB.")


FILLED = {"name": "Galina Tkačuková", "day": "3. 12. 2026", "hour": "9:00", "phone": "+420 777 123 456", "travel": "2 487,20"}
CHOSEN = {"seats": "9", "room": "a", "channel": "post", "interpreter": "yes", "needs": ["step", "ride"], "text": "Dobrý den."}
WRONG = {"name": "Jana2", "day": "31. 2. 2026", "hour": "25:00", "phone": "777 12x", "travel": "-5", "seats": "deset", "text": "a" * 340}


def specimens() -> tuple[Specimen, ...]:
    """This will list everything the gallery shows, in its order."""
    return tuple([*_words(), *_moving(), *_work(), *_people(), *_meeting(), *_papers(), *_forms()])


def _words() -> Iterator[Specimen]:
    for state in TaskState:
        yield Specimen("status", state.label, {"state": state.value})
    yield Specimen("status", "s vysvětlením", {"state": "waiting", "note": "na vyjádření školy do pátku 27. 11."})
    yield Specimen("status", "nelze, proč", {"state": "blocked", "note": "Nejdřív vyberte termín."})
    for kind, words in (("ok", "souhlas dán"), ("info", "otec"), ("warn", "bez e-mailu"), ("err", "nesmí se potkat"), ("warm", "dítě")):
        yield Specimen("tag", kind, {"kind": kind, "text": words})
    for due, state in ((date(2026, 12, 3), "dost času"), (date(2026, 11, 24), "brzy"), (TODAY, "dnes"), (date(2026, 11, 18), "po termínu")):
        yield Specimen("deadline", state, deadline_words(due, TODAY, done=False))
    yield Specimen("deadline", "hotovo", deadline_words(date(2026, 11, 18), TODAY, done=True))
    yield Specimen("deadline", "bez termínu", deadline_words(None, TODAY, done=False))
    yield Specimen("alert", "dobrá zpráva", {"kind": "ok", "text": "Pozvánky jsme odeslali 7 lidem. Kdo nemá e-mail, je v seznamu k zavolání."})
    yield Specimen("alert", "pro informaci", {"kind": "info", "text": "Termín je 10 dní před Vánocemi, místnosti bývají plné."})
    reasons = ["Otec zatím neřekl, jestli přijde.", "Není zajištěný tlumočník z ukrajinštiny."]
    yield Specimen("alert", "varování s důvody", {"kind": "warn", "title": "Setkání ještě není připravené", "text": "Chybí 2 věci:", "reasons": reasons})
    words = "E-mail pro paní Tkačukovou se vrátil. Zavolejte jí prosím."
    yield Specimen("alert", "nepovedlo se", {"kind": "err", "text": words, "url": "#", "link": "Zaznamenat hovor"})


def _moving() -> Iterator[Specimen]:
    yield Specimen("crumbs", "cesta", {"label": "Drobečková cesta v galerii", "trail": [("Konference", "#"), ("Případ 2026/118", "#"), ("Příprava", "")]})
    tabs = [("Příprava", True, 3), ("Lidé", False, 9), ("Termín", False, 0), ("Pozvánky", False, 0), ("Zápis a plán", False, 0)]
    known = [{"label": label, "url": "#", "current": current, "count": count} for label, current, count in tabs]
    unknown = {"label": "Vyúčtování", "url": "", "current": False, "count": 0}
    yield Specimen("tabs", "se stránkou, která zatím není", {"label": "Záložky v galerii", "tabs": [*known, unknown]})
    filters = [("Moje", True, 12), ("Celé pracoviště", False, 148), ("Po termínu", False, 2), ("Uzavřené", False, 1040)]
    chosen = [{"label": label, "url": "#", "current": current, "count": count} for label, current, count in filters]
    yield Specimen("filters", "vybráno", {"label": "Filtry v galerii", "filters": chosen})
    for state, pages in (("uprostřed", ("#", "#")), ("na začátku", ("", "#")), ("na konci", ("#", ""))):
        yield Specimen("pager", state, {"newer": pages[0], "older": pages[1], "label": f"Stránkování v galerii, {state}"})
    steps = [("Žádost", "done", ""), ("Tým", "done", ""), ("Příprava", "now", "zbývá 7 dní"), ("Setkání", "todo", ""), ("Zápis", "todo", ""), ("Vyúčtování", "todo", "")]
    yield Specimen("steps", "uprostřed", {"title": "Postup konference", "steps": [{"label": a, "state": b, "note": c} for a, b, c in steps]})


def _work() -> Iterator[Specimen]:
    late = {"label": "Rozeslat zápis ze setkání v případu 2026/104", "url": "#", "hint": "Připomínky došly od 3 lidí z 8.", "due": date(2026, 11, 18)}
    soon = {"label": "Zavolat paní Tkačukové, e-mail se vrátil", "url": "#", "due": date(2026, 11, 24)}
    yield Specimen("task_list", "po termínu", {"title": "Po termínu", "tone": "late", "today": TODAY, "tasks": [late]})
    yield Specimen("task_list", "fronta práce", {"title": "Tento týden", "today": TODAY, "tasks": [soon, {**soon, "label": "Dokončit přípravu dítěte", "due": date(2026, 11, 27)}]})
    notes = {"doing": "Renata Olšová, včera", "waiting": "na školu", "blocked": "Nejdřív vyberte termín.", "skipped": "rodina mluví česky"}
    names = ("Vybrat místnost", "Připravit maminku", "Získat stanovisko školy", "Poslat pozvánky", "Domluvit termín", "Zajistit tlumočníka")
    tasks = [
        {"label": name, "url": "#", "state": state.value, "note": notes.get(state.value, ""), "hint": ""}
        for name, state in zip(names, TaskState, strict=True)
    ]
    yield Specimen("task_list", "všech šest stavů", {"title": "Příprava setkání", "tasks": tasks, "today": TODAY})
    step = {"title": "Zeptejte se lidí, kdy mohou", "text": "Vybrali jste 3 termíny. Chybí odpověď od 4 lidí, bez otce setkání nejde uspořádat.", "url": "#", "button": "Zapsat odpovědi"}
    yield Specimen("next_step", "otevřený", {**step, "due": date(2026, 11, 27), "today": TODAY})
    blocked = {"title": "Poslat pozvánky", "reasons": ["Není vybraný termín.", "Dvě osoby nemají žádný kontakt."]}
    yield Specimen("next_step", "zatím to nejde", blocked)
    people = ["Renata Olšová, sociální pracovnice", "Petr Havel, facilitátor, od přijetí do rozeslání zápisu"]
    yield Specimen("who_sees", "více lidí", {"people": people, "hidden_from": "otec, škola a další účastníci setkání"})
    yield Specimen("who_sees", "nikdo další", {"title": "Kdo to uvidí teď", "people": []})
    yield Specimen("progress", "část hotová", {"id": "progress-1", "label": "Připraveno 5 lidí z 9", "value": 5, "max": 9})
    yield Specimen("empty", "nic k práci", {"title": "Teď na vás nic nečeká", "text": "Až přijde odpověď nebo se přiblíží termín, najdete to tady."})
    yield Specimen("empty", "s první akcí", {"title": "V případu zatím nikdo není", "text": "Začněte dítětem, pak přidejte lidi kolem něj.", "url": "#", "link": "Přidat prvního člověka"})


def _people() -> Iterator[Specimen]:
    flags = [("warn", "bez e-mailu"), ("info", "tlumočník: ukrajinština"), ("err", "nesmí se potkat s panem Dvořákem")]
    mother = {"name": "Galina Tkačuková", "url": "#", "role": "matka, rodičovská odpovědnost", "contact": "+420 777 *** 456", "flags": flags}
    child = {"name": "Tereza", "role": "8 let, setkání je o ní", "is_child": True, "note": "Přijde na první půlhodinu s tetou.", "state": "done"}
    teacher = {"name": LONG_NAME, "role": "třídní učitelka, Základní škola a mateřská škola Lipov, příspěvková organizace", "state": "waiting", "state_note": "na odpověď"}
    yield Specimen("people", "dítě, rodič, odbornice s dlouhým jménem", {"people": [child, mother, teacher]})
    yield Specimen("people", "jen jméno", {"people": [{"name": "Nguyen Thi Lan"}]})
    yield Specimen("faces", "nevybráno", {"name": "face-1", "legend": "Jak ti je doma?", "value": ""})
    yield Specimen("faces", "vybráno", {"name": "face-2", "legend": "Jak ti je ve škole?", "value": "soso"})


def _meeting() -> Iterator[Specimen]:
    poll = {"legend": "čtvrtek 3. prosince v 9:00", "choices": ANSWERS}
    yield Specimen("poll_row", "bez odpovědi", {**poll, "name": "poll-1", "value": "", "hint": "Komunitní centrum Lípa"})
    yield Specimen("poll_row", "s odpovědí", {**poll, "name": "poll-2", "value": "call"})
    for kind in ("yes", "maybe", "no", "call", "none"):
        yield Specimen("answer", kind, {"kind": kind})
    days = [{"label": "čt 3. 12. v 9:00", "is_best": True}, {"label": "po 7. 12. v 14:00", "note": "blokuje otec"}, {"label": "út 8. 12. v 9:00", "note": "2 bez odpovědi"}]
    answers = {"Galina Tkačuková": "yes maybe yes", "Pavel Dvořák": "yes no none", LONG_NAME: "maybe yes call", "Petr Havel": "yes yes none"}
    rows = [{"name": name, "note": "bez ní to nejde" if at == 0 else "", "answers": [{"kind": kind, "is_best": not n} for n, kind in enumerate(kinds.split())]} for at, (name, kinds) in enumerate(answers.items())]
    yield Specimen("poll_matrix", "tři termíny, čtyři lidé", {"caption": "Kdo kdy může", "days": days, "rows": rows})
    here = {"choices": HERE, "person": "Galina Tkačuková", "role": "matka"}
    yield Specimen("presence", "nezapsáno", {**here, "name": "here-1", "value": ""})
    yield Specimen("presence", "tady", {**here, "name": "here-2", "value": "here", "note": "Odchází v 10:30, dítě ze školky."})
    task = {"text": "Každou středu vyzvednout Terezu ze školy a být s ní do šesti", "person": "Jana Malá, teta", "due": date(2026, 12, 9), "check": "Teta pošle ve čtvrtek zprávu sociální pracovnici.", "state": "doing", "url": "#"}
    yield Specimen("plan_task", "úplný", {"task": task, "today": TODAY})
    missing = {"text": "Sehnat doučování z matematiky", "missing": ["Napište, kdo to udělá. „Rodina“ není jeden člověk.", "Doplňte, do kdy."], "url": "#"}
    yield Specimen("plan_task", "neúplný", {"task": missing, "today": TODAY})
    at = datetime(2026, 12, 3, 8, 42, tzinfo=UTC)
    entries = [{"kind": "dítě", "tone": "warm", "text": "Chci, aby táta chodil na fotbal.", "by": "zapsala Eva Nová", "at": at}, {"kind": "obava", "tone": "warn", "text": "Do školy Tereza chodí pozdě aspoň dvakrát týdně.", "at": at, "note": "uloženo"}, {"text": "Přestávka do 10:00.", "at": at}]
    yield Specimen("entry_list", "záznamy ze setkání", {"entries": entries})
    events = [("is_past", date(2026, 11, 4), "Žádost odeslána", ""), ("is_past", date(2026, 11, 6), "Tým přijal", "Petr Havel a Eva Nová"), ("is_next", MEETING, "Setkání", "Komunitní centrum Lípa, tým přijde v 8:30"), ("", date(2026, 12, 10), "Zápis mají všichni", "")]
    yield Specimen("timeline", "minulé, příští, budoucí", {"events": [{"at": at, "title": title, "text": text, **({flag: True} if flag else {})} for flag, at, title, text in events]})


def _papers() -> Iterator[Specimen]:
    links = [("Otevřít PDF", "#"), ("Stáhnout pro Word", "#")]
    yield Specimen("document", "rozeslaný", {"document": {"title": "Zápis ze setkání", "note": "3. znění, 26. 11. 2026, 4 strany, 182 kB", "recipients": "úřad a 8 účastníků", "links": links}})
    yield Specimen("document", "návrh", {"document": {"title": "Pozvánka pro paní Tkačukovou", "note": "zatím neodesláno", "links": links[:1]}})
    rows = [{"label": "Kdy", "value": "čtvrtek 3. prosince 2026, 9:00-11:00", "url": "#"}, {"label": "Kde", "value": "Komunitní centrum Lípa\nLidická 5, 370 01 České Budějovice", "url": "#"}, {"label": "Tlumočník", "value": "", "url": "#"}, {"label": "Spisová značka", "value": "OSPOD/2026/118"}]
    yield Specimen("summary", "vyplněné i prázdné", {"rows": rows})
    parts = [{"title": "Setkání", "rows": rows[:2]}, {"title": "Koho zveme", "rows": [{"label": "Účastníci", "value": "9 lidí, z toho 5 z rodiny", "url": "#"}]}]
    yield Specimen("check", "úplné", {"parts": parts, "missing": []})
    yield Specimen("check", "něco chybí", {"parts": parts[1:], "missing": ["Otec nemá adresu ani e-mail."]})
    columns = [("Případ", ""), ("Setkání", ""), ("Kde to stojí", ""), ("Odměna", "num")]
    cells = [("2026/118", "3. 12. 2026", "Příprava", "8 400,00 Kč"), ("2026/104", "12. 11. 2026", "Zápis čeká na připomínky od školy a od lékařky", "10 087,20 Kč")]
    table = [[{"text": a, "url": "#"}, {"label": "Setkání", "text": b}, {"label": "Kde to stojí", "text": c}, {"label": "Odměna", "text": d, "kind": "num"}] for a, b, c, d in cells]
    yield Specimen("table", "dva řádky", {"caption": "Konference pracoviště", "columns": columns, "rows": table})
    yield Specimen("sheet_head", "bez kódu", {"title": "Prezenční listina", "subtitle": "Setkání 3. 12. 2026, 9:00-11:00"})
    yield Specimen("versions", "dvě znění", {"theirs": {"Cíl setkání": "Aby Tereza chodila do školy včas."}, "mine": {"Cíl setkání": "Aby Tereza chodila do školy včas a ráno s ní někdo posnídal."}})


def _forms() -> Iterator[Specimen]:
    for state, at in (("saving", ""), ("saved", "14:32"), ("failed", "")):
        yield Specimen("save_state", state, {"state": state, "at": at})
    empty, filled = LetterForm(prefix="a"), LetterForm({f"b-{name}": value for name, value in {**FILLED, **CHOSEN}.items()}, prefix="b")
    wrong = LetterForm({f"c-{name}": value for name, value in WRONG.items()}, prefix="c")
    yield Specimen("error_summary", "co opravit", {**summary_of(wrong)})
    for state, form in (("prázdné", empty), ("vyplněné", filled), ("s chybami", wrong)):
        for bound in form.visible_fields():
            yield Specimen("field", f"{state}: {bound.label}", field_words(bound))
