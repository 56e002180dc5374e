"""How sure the gate is: real files with protected values planted in many disguises, and honest ones that hold none."""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from bench import gate_papers as papers
from bench import gate_words as words
from bench.gate_papers import Planted
from bench.gate_words import Value
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Hit, Secret
from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting import reading

SEED, EACH, CLEAN, OTHERS = 20260317, 18, 120, 5
FOUND_AT_LEAST, ALARMS_AT_MOST = 0.99, 0.05
type Forms = Callable[[Value], tuple[str, ...]]
type Make = Callable[[str, random.Random, int], tuple[str, bytes]]


def written(pool: tuple[Value, ...], forms: Forms, dice: random.Random) -> tuple[Value, str]:
    """This will choose a value and one of its given forms."""
    value = dice.choice([one for one in pool if forms(one)])
    return value, dice.choice(forms(value))


def full(value: Value) -> tuple[str, ...]:
    """This will give how the value is written in papers; of an address the street with its number."""
    return (value.full.split(",")[0] if value.full[-1].isalpha() and "," in value.full else value.full,)


def bent(value: Value) -> tuple[str, ...]:
    """This will give other cases."""
    return value.bent


def any_form(value: Value) -> tuple[str, ...]:
    """This will give the value as anybody may write it."""
    return (*full(value), *value.bent, *value.short, *value.said)


# Each disguise: which values, in which form, and the file made of it --------------------------------------------------


def corpus(each: int, dice: random.Random) -> Iterator[tuple[str, Planted]]:
    """This will make the planted files, one disguise after another."""
    for name, pool, forms, make in DISGUISES:
        for number in range(each):
            value, form = written(pool, forms, dice)
            file, content = make(form, dice, number)
            yield name, Planted(file, content, value)


def text(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into the text of a PDF, a DOCX or an e-mail, in turn."""
    lines = papers.told(form, dice)
    if number % 3 == 0:
        return "zapis.pdf", papers.pdf(lines)
    return ("zapis.docx", papers.word(lines)) if number % 3 == 1 else ("zprava.eml", papers.mail(lines))


def changed(how: Callable[[str, random.Random], str]) -> Make:
    """This will put the words into a text after writing them in another way."""
    return lambda form, dice, number: text(how(form, dice), dice, number)


def honest(dice: random.Random) -> tuple[str, ...]:
    """This will give paragraphs that tell nothing."""
    return tuple(dice.sample(words.NEAR_MISSES, 5))


def table(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into a narrow cell of a table."""
    rows = tuple((line[:30], form if at == 1 else "ano") for at, line in enumerate(honest(dice)))
    made = papers.letter((), blocks=(paper.Table(("Co", "Kdo a kde"), rows, (9, 1 + number % 3)),))
    return ("zapis.pdf", paper.to_pdf(made)) if number % 2 else ("zapis.docx", paper.to_docx(made))


def in_word(change: Callable[[object, str], None]) -> Make:
    """This will put the words into a place that only a DOCX has."""
    return lambda form, dice, _: ("zapis.docx", papers.word(honest(dice), lambda file: change(file, form)))


def in_pdf(change: Callable[[object, str], None]) -> Make:
    """This will put the words into a place that only a PDF has."""
    return lambda form, dice, _: (
        "zapis.pdf",
        papers.in_pdf(papers.pdf(honest(dice)), lambda file: change(file, form)),
    )


def footer(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words below each page."""
    lines = honest(dice)
    return ("a.pdf", papers.pdf(lines, footer=form)) if number % 2 else ("a.docx", papers.word(lines, footer=form))


def title(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into the title, which is a property as well."""
    lines = honest(dice)
    return ("a.pdf", papers.pdf(lines, title=form)) if number % 2 else ("a.docx", papers.word(lines, title=form))


def picture(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into the description of a picture."""
    made = papers.letter((), blocks=(paper.Paragraph(honest(dice)[0]), papers.described(form)))
    return ("a.pdf", paper.to_pdf(made)) if number % 2 else ("a.docx", paper.to_docx(made))


def file_name(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into the name of the file."""
    name = papers.slug(form) if number % 2 else papers.bare(form).replace(" ", "_").replace("/", "-")
    return f"zapis_{name}.pdf", papers.pdf(honest(dice))


def saved_name(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into a name as people save files, in small letters with a year or a number."""
    name = (papers.slug(form), papers.slug(form).replace("-", "_") + "_2026", f"kopie-{papers.slug(form)}-2")[
        number % 3
    ]
    if number % 2:
        return f"{name}.docx", papers.word(honest(dice))
    return "zprava.eml", papers.mail(honest(dice), files=((f"{name}.pdf", papers.pdf(honest(dice))),))


def file_in_text(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will name a file in the text, at the end of a sentence or among others."""
    name = f"{papers.slug(form)}.{('pdf', 'docx', 'jpg')[number % 3]}"
    return text(name if number % 2 else f"posíláme dopis.pdf, {name}; fotka-tabule.jpg", dice, number)


def event(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into an event: its place, or a description so long that it is folded."""
    if number % 2:
        return "setkani.ics", papers.event(f"Klubovna, {form}")
    return "setkani.ics", papers.event("Klubovna", f"{honest(dice)[0]} {honest(dice)[1]} Sejdeme se tu: {form}.")


def subject(form: str, dice: random.Random, _: int) -> tuple[str, bytes]:
    """This will put the words into the subject, which is encoded."""
    return "zprava.eml", papers.mail(honest(dice), subject=f"Zápis: {form}")


def page(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into the other body of an e-mail: as text, as a title, cut by marks."""
    middle = len(form) // 2
    shown = (f"<b>{form}</b>", f'<a title="{form}" href="#">zde</a>', f"{form[:middle]}<i>{form[middle:]}</i>")[
        number % 3
    ]
    return "zprava.eml", papers.mail(honest(dice), page=f"{honest(dice)[0]} {shown}")


def inner(form: str, dice: random.Random, number: int) -> tuple[str, bytes]:
    """This will put the words into an attachment of an e-mail, or into its name."""
    name, content = text(form, dice, number % 2)
    if number % 3 == 2:
        name, content = f"{form}.pdf".replace("/", "-"), papers.pdf(honest(dice))
    return "zprava.eml", papers.mail(honest(dice), files=((name, content),))


DISGUISES = (
    ("in full", words.EVERYTHING, full, text),
    ("inflected", words.NAMED, bent, text),
    ("shortened", words.NAMED, lambda one: one.short, text),
    ("called as at home", words.PEOPLE, lambda one: one.said, text),
    ("without accents", words.NAMED, any_form, changed(lambda form, _: papers.bare(form))),
    ("in capitals", words.NAMED, any_form, changed(lambda form, _: form.upper())),
    ("broken between words", words.NAMED, any_form, changed(lambda form, _: form.replace(" ", "\n"))),
    ("torn by a hyphen", words.NAMED, any_form, changed(papers.torn)),
    ("invisible signs", words.EVERYTHING, any_form, changed(papers.veiled)),
    ("letters apart", (*words.STREETS, *words.PEOPLE), full, changed(papers.spaced)),
    ("in a table", words.EVERYTHING, any_form, table),
    ("header", words.EVERYTHING, any_form, in_word(papers.in_header)),
    ("footer", words.EVERYTHING, any_form, footer),
    ("title and properties", words.EVERYTHING, any_form, title),
    ("key words", words.EVERYTHING, any_form, in_word(papers.in_properties)),
    ("file name", words.NAMED, any_form, file_name),
    ("file name as saved", (*words.TOWNS, *words.PEOPLE), any_form, saved_name),
    ("file named in the text", words.NAMED, any_form, file_in_text),
    ("key words in small letters", (*words.TOWNS, *words.STREETS), full, in_word(papers.in_small_properties)),
    ("comment", words.EVERYTHING, any_form, in_word(papers.in_comment)),
    ("hidden text", words.EVERYTHING, any_form, in_word(papers.hidden)),
    ("deleted text", words.EVERYTHING, any_form, in_word(papers.deleted)),
    ("pieces of text", words.EVERYTHING, any_form, in_word(papers.split_runs)),
    ("alternative text", words.EVERYTHING, any_form, picture),
    ("outline", words.EVERYTHING, any_form, in_pdf(papers.outlined)),
    ("note on a page", words.EVERYTHING, any_form, in_pdf(papers.noted)),
    ("file in a file", words.EVERYTHING, any_form, in_pdf(papers.attached)),
    ("calendar", words.EVERYTHING, any_form, event),
    ("subject of an e-mail", words.EVERYTHING, any_form, subject),
    ("e-mail as a page", words.EVERYTHING, any_form, page),
    ("attachment", words.EVERYTHING, any_form, inner),
    ("phone in any grouping", words.NUMBERS, bent, text),
    ("date in any writing", words.DATES, bent, text),
    ("e-mail without @", words.MAILS, bent, text),
    ("file mark", words.MARKS, bent, text),
)


# The look ----------------------------------------------------------------------------------------------------------


def secret(value: Value) -> Secret:
    """This will give what the gate is asked to find."""
    return Secret(value.full, value.full, value.shape)


def looked(made: Planted, others: list[Value]) -> list[Hit]:
    """This will read the file again and look for the planted value and a few others, as for a real recipient."""
    known = [secret(value) for value in (*filter(None, [made.value]), *others)]
    return gate.hits(reading.read(made.name, made.content).parts, known)


def missed(each: int, dice: random.Random) -> tuple[dict[str, list[str]], int, float]:
    """This will give what was not found by its disguise, how many files there were, and the seconds of looking."""
    failed: dict[str, list[str]] = defaultdict(list)
    files, spent = 0, 0.0
    for name, made in corpus(each, dice):
        others = dice.sample([value for value in words.EVERYTHING if value != made.value], OTHERS)
        start = time.process_time()
        found = looked(made, others)
        spent += time.process_time() - start
        files += 1
        failed[name] += [made.value.full] if made.value and made.value.full not in {hit.fact for hit in found} else []
    return failed, files, spent


def alarms(number: int, dice: random.Random) -> list[str]:
    """This will give what the gate believed to see in files that tell nothing."""
    seen = []
    for at in range(number):
        lines, name = tuple(dice.sample(words.NEAR_MISSES, 8)), dice.choice(words.NEAR_NAMES)
        name, content = (
            (f"{name}.pdf", papers.pdf(lines)),
            (f"{name}.docx", papers.word((*lines, f"Posíláme i {dice.choice(words.NEAR_NAMES)}.pdf."))),
            ("zprava.eml", papers.mail(lines, files=((f"{name}.pdf", papers.pdf(lines[:2])),))),
            (f"{name}.ics", papers.event("Klubovna, Nábřežní 15, Lipová nad Březnou", lines[0])),
        )[at % 4]
        found = looked(Planted(name, content, None), dice.sample(words.EVERYTHING, OTHERS + 1))
        seen += [f"{found[0].fact}: {found[0].excerpt}"] if found else []
    return seen


def main() -> None:
    """This will print the share found by disguise, the false alarms and the time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", type=int, default=EACH, help="files for each disguise")
    options.add_argument("--clean", type=int, default=CLEAN, help="honest files")
    options.add_argument("--seed", type=int, default=SEED)
    asked = options.parse_args()
    dice = random.Random(asked.seed)
    failed, files, spent = missed(asked.each, dice)
    seen = alarms(asked.clean, dice)
    print(f"seed {asked.seed}, {files} files in {len(failed)} disguises, {asked.clean} honest files")
    for name, values in failed.items():
        share = 1 - len(values) / asked.each
        print(json.dumps({"disguise": name, "found": round(share, 3), "missed": values}, ensure_ascii=False))
    lost = sum(len(values) for values in failed.values())
    print(json.dumps({"look_cpu_ms": round(spent / files * 1000, 1)}))
    for words_of in seen:
        print(json.dumps({"alarm": words_of}, ensure_ascii=False))
    told = f"{1 - lost / files:.2%} found (goal 99 %), {len(seen)} false alarms in {asked.clean} (goal 1 in 20)"
    is_reached = 1 - lost / files >= FOUND_AT_LEAST and len(seen) <= ALARMS_AT_MOST * asked.clean
    print(f"{'REACHED' if is_reached else 'MISSED'}: {told}")


if __name__ == "__main__":
    main()
