"""How fast the pictures of a large family are drawn, and how large they are. `./run bench pictures`."""

import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import date

ROUNDS, MOST_MS, MOST_BYTES = 15, 50.0, 40_000
DAY = date(2026, 3, 17)
FIRST = ("Jana", "Petr", "Kateřina", "Vojtěch", "Eliška", "Tomáš", "Magdaléna", "Josef", "Věra", "Ondřej")
LAST = ("Havlínová", "Havlín", "Růžičková", "Dvořák", "Kolářová", "Procházka", "Nová")
type Ties = list[tuple[str, int, int, bool]]  # what, who, to whom, whether they live together


def family() -> tuple[list[tuple[str, str, date]], Ties]:
    """This will give sixty people of four generations, and what they are to one another."""
    people: list[tuple[str, str, date]] = []
    ties: Ties = []

    def person(year: int) -> int:
        number = len(people)
        name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
        people.append((name, "fm"[number % 2], date(year, number % 12 + 1, number % 28 + 1)))
        return number

    def couple(one: int, year: int, count: int, *, lives: bool) -> list[int]:
        other = person(year)
        ties.append(("spouse", one, other, lives))
        children = [person(year + 26 + 2 * place) for place in range(count)]
        ties.extend(("parent", elder, child, lives) for child in children for elder in (one, other))
        return children

    grown = couple(person(1938), 1940, 6, lives=True)
    grandchildren = [child for one in grown for child in couple(one, 1966, 4, lives=False)]
    for one in grandchildren[:11]:
        couple(one, 1993, 1, lives=True)
    return people, ties


def genogram() -> str:
    """This will draw the family and say it in words, as the page of a case does."""
    from django.template.loader import render_to_string  # noqa: PLC0415 - models are ready only now

    from kruh.cases import queries  # noqa: PLC0415
    from kruh.cases.models import Case, CasePerson, Person, Tie  # noqa: PLC0415

    people, ties = family()
    file = queries.File(Case(), DAY)
    known = [
        Person(first_name=name.split()[0], last_name=name.split()[1], gender=gender, birth_date=born)
        for name, gender, born in people
    ]
    places = [
        CasePerson(person=person, part="child" if person.birth_date.year > 2010 else "family") for person in known
    ]
    told = [Tie(kind=kind, person=known[a], other=known[b], lives_together=lives) for kind, a, b, lives in ties]
    file.__dict__ |= {"places": places, "ties": told, "faces": {person.pk: person for person in known}, "bonds": []}
    said = queries.picture(file, "working")
    return render_to_string("cases/genogram.html", said) + render_to_string("cases/genogram_words.html", said)


def ecomap() -> str:
    """This will draw a net of sixty with its words, as the page of a case does."""
    from django.template.loader import render_to_string  # noqa: PLC0415 - models are ready only now

    from kruh.network.queries.drawing import drawing  # noqa: PLC0415
    from kruh.network.rules import net  # noqa: PLC0415

    people, needs = family()[0], ("care", "school", "closeness")
    figures = [
        net.Figure(
            str(number), name, "professional" if number % 3 else "natural", "třídní učitelka", "circle",
            is_child=number < 2, is_home=number < 5,
        )
        for number, (name, _, _) in enumerate(people)
    ]  # fmt: skip
    ties = [
        net.Tie(one.id, strength=("weak", "firm", "strong")[number % 3], is_strained=number % 5 == 0, flow="both",
                needs=needs[: number % 4])
        for number, one in enumerate(figures) if not one.is_child
    ]  # fmt: skip
    drawn = drawing(net.net(figures, ties))
    shown = {"d": drawn, "drawn": drawn, "name": "sit", "title": "Síť kolem dítěte"}
    return render_to_string("network/ecomap.html", shown) + render_to_string("network/told.html", shown)


def measured(name: str, draw: Callable[[], str]) -> None:
    """This will say how long a picture takes and how large it is, beside the goals."""
    size, times = len(draw().encode()), []
    for _ in range(ROUNDS):
        begun = time.process_time()
        draw()
        times.append((time.process_time() - begun) * 1000)
    cpu = statistics.median(times)
    print(json.dumps({"picture": name, "people": len(family()[0]), "cpu_ms": round(cpu, 1), "bytes": size}))
    is_reached = cpu <= MOST_MS and size <= MOST_BYTES
    told = f"{name}: {cpu:.0f} ms of CPU (at most {MOST_MS:.0f}), {size} bytes (at most {MOST_BYTES})"
    print(f"{'REACHED' if is_reached else 'MISSED'}: {told}")


def main() -> None:
    """This will measure every picture."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    import django  # noqa: PLC0415 - the settings are named above

    django.setup()
    measured("genogram", genogram)
    measured("ecomap", ecomap)


if __name__ == "__main__":
    main()
