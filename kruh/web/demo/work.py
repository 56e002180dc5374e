"""What waits for somebody, and the people it is about."""

from collections.abc import Iterator
from datetime import date

from kruh.web.demo.specimen import LONG_NAME, TODAY, Specimen
from kruh.web.vocabulary import WorkState


def specimens() -> Iterator[Specimen]:
    """This will show the group."""
    yield from _queue()
    yield from _states_of_tasks()
    yield from _next_steps()
    yield from _quiet()
    yield from _people()


def _queue() -> Iterator[Specimen]:
    late = {
        "label": "Rozeslat zápis ze setkání v případu 2026/104",
        "url": "#",
        "hint": "Připomínky došly od 3 lidí z 8.",
        "due": date(2026, 11, 18),
    }
    soon = {"label": "Zavolat paní Tkačukové, e-mail se vrátil", "url": "#", "due": date(2026, 11, 24)}
    yield Specimen("task_list", "po termínu", {"title": "Po termínu", "tone": "late", "today": TODAY, "tasks": [late]})
    yield Specimen(
        "task_list",
        "fronta práce",
        {
            "title": "Tento týden",
            "today": TODAY,
            "tasks": [soon, {**soon, "label": "Dokončit přípravu dítěte", "due": date(2026, 11, 27)}],
        },
    )


def _states_of_tasks() -> Iterator[Specimen]:
    notes = {
        "doing": "Renata Olšová, včera",
        "waiting": "na školu",
        "blocked": "Nejdřív vyberte termín.",
        "skipped": "rodina mluví česky",
    }
    names = (
        "Vybrat místnost",
        "Připravit maminku",
        "Získat stanovisko školy",
        "Poslat pozvánky",
        "Domluvit termín",
        "Zajistit tlumočníka",
    )
    tasks = [
        {"label": name, "url": "#", "state": state.value, "note": notes.get(state.value, ""), "hint": ""}
        for name, state in zip(names, WorkState, strict=True)
    ]
    yield Specimen("task_list", "všech šest stavů", {"title": "Příprava setkání", "tasks": tasks, "today": TODAY})


def _next_steps() -> Iterator[Specimen]:
    step = {
        "title": "Zeptejte se lidí, kdy mohou",
        "text": "Vybrali jste 3 termíny. Chybí odpověď od 4 lidí, bez otce setkání nejde uspořádat.",
        "url": "#",
        "button": "Zapsat odpovědi",
    }
    yield Specimen("next_step", "otevřený", {**step, "due": date(2026, 11, 27), "today": TODAY})
    blocked = {"title": "Poslat pozvánky", "reasons": ["Není vybraný termín.", "Dvě osoby nemají žádný kontakt."]}
    yield Specimen("next_step", "zatím to nejde", blocked)
    people = ["Renata Olšová, sociální pracovnice", "Petr Havel, facilitátor, od přijetí do rozeslání zápisu"]
    yield Specimen("who_sees", "více lidí", {"people": people, "hidden_from": "otec, škola a další účastníci setkání"})
    yield Specimen("who_sees", "nikdo další", {"title": "Kdo to uvidí teď", "people": []})


def _quiet() -> Iterator[Specimen]:
    yield Specimen(
        "empty",
        "nic k práci",
        {"title": "Teď na vás nic nečeká", "text": "Až přijde odpověď nebo se přiblíží termín, najdete to tady."},
    )
    yield Specimen(
        "empty",
        "s první akcí",
        {
            "title": "V případu zatím nikdo není",
            "text": "Začněte dítětem, pak přidejte lidi kolem něj.",
            "url": "#",
            "link": "Přidat prvního člověka",
        },
    )


def _people() -> Iterator[Specimen]:
    flags = [("warn", "bez e-mailu"), ("info", "tlumočník: ukrajinština"), ("err", "nesmí se potkat s panem Dvořákem")]
    mother = {
        "name": "Galina Tkačuková",
        "url": "#",
        "role": "matka, rodičovská odpovědnost",
        "contact": "+420 777 *** 456",
        "flags": flags,
    }
    child = {
        "name": "Tereza",
        "role": "8 let, setkání je o ní",
        "is_child": True,
        "note": "Přijde na první půlhodinu s tetou.",
        "state": "done",
    }
    teacher = {
        "name": LONG_NAME,
        "role": "třídní učitelka, Základní škola a mateřská škola Lipov, příspěvková organizace",
        "state": "waiting",
        "state_note": "na odpověď",
    }
    yield Specimen("people", "dítě, rodič, odbornice s dlouhým jménem", {"people": [child, mother, teacher]})
    yield Specimen("people", "jen jméno", {"people": [{"name": "Nguyen Thi Lan"}]})
    yield Specimen("faces", "nevybráno", {"name": "face-1", "legend": "Jak ti je doma?", "value": ""})
    yield Specimen("faces", "vybráno", {"name": "face-2", "legend": "Jak ti je ve škole?", "value": "soso"})
