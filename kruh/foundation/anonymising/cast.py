"""The people of one story: every form in which each of them may stand there, and the same form of who plays them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kruh.foundation.anonymising.agree import cases_after, like
from kruh.foundation.anonymising.disguise import Disguise
from kruh.foundation.anonymising.vocabulary import Somebody, Sure
from kruh.foundation.czech import declension, names, paradigms
from kruh.foundation.czech.folding import fold

GIVEN, SURNAME = "given", "surname"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name: whose it is, in which cell, and what stands there instead."""

    what: str
    gender: str
    cell: str
    words: str
    instead: str
    sure: Sure = Sure.SURE
    lemma: str = ""

    @property
    def case(self) -> str:
        """This will give the number of the case; of a possessive nothing."""
        found = re.search(r"\d", self.cell)
        return "" if self.cell.startswith("p:") or found is None else found[0]

    @property
    def whose(self) -> str:
        """This will say for a surname whether it is of a man, a woman or the family."""
        return self.cell[0] if self.what == SURNAME else self.gender


class Cast:
    """Looks a word up among the people."""

    def __init__(self, disguise: Disguise) -> None:
        self.disguise = disguise
        self._forms: dict[str, list[Form]] = defaultdict(list)
        self._loose: dict[str, Form] = {}
        self.initials: set[tuple[str, str]] = set()

    def add(self, people: Iterable[Somebody], sure: Sure = Sure.SURE) -> None:
        """This will learn the people; the surnames of men come first, since they say how a woman's is made."""
        known = sorted(people, key=lambda one: (one.gender == "f", one.last_name, one.first_name))
        self.disguise.avoid({name for one in known for name in (one.first_name, one.last_name, *one.nicknames) if name})
        for one in known:
            gender = one.gender or names.gender_of(one.first_name or one.last_name)
            if one.first_name:
                self._learn_given(one, gender, sure)
            for last in re.split(r"[\s-]+", one.last_name):
                if len(last) >= _SHORTEST:
                    self._learn_surname(last, gender, sure)
            if one.first_name and one.last_name:
                self.initials.add((one.first_name[0].upper(), one.last_name[0].upper()))

    def knows(self, word: str) -> bool:
        """This will tell whether the word is a form of somebody's name."""
        return bool(self._forms.get(fold(word)))

    def look(
        self, word: str, before: str = "", beside: "Form | None" = None, after: str = "", *, loosely: bool = True
    ) -> Form | None:
        """This will find whose form the word is: written exactly so first, in a case that may follow what stands
        before, of the same gender and case as the name beside; of two people the one who would be named as such.
        """
        folded = fold(word)
        forms = self._forms.get(folded, [])
        if not forms:
            return self._loose.get(folded) if loosely else None
        exact = [form for form in forms if form.words.lower() == word.lower()] or forms
        wanted = cases_after(before)
        fitting = [form for form in exact if form.case in wanted] if wanted else _named(exact)
        pool = fitting or exact
        if beside is not None:
            pool = self._beside(pool, exact, beside)
        return self._followed(pool, exact, after)[0]

    def _followed(self, pool: list[Form], exact: list[Form], after: str) -> list[Form]:
        """Of a man and a woman the surname that follows tells who it is: Jana Havlína, Jana Havlínová."""
        following = [form for form in self._forms.get(fold(after), []) if form.what == SURNAME]
        same = [form for form in following if form.words.lower() == after.lower()]
        if not same or exact[0].what == SURNAME:
            return pool
        both = [form for form in exact if any(one.whose == form.whose and one.case == form.case for one in same)]
        return [form for form in both if form in pool] or both or pool

    def _beside(self, pool: list[Form], exact: list[Form], beside: Form) -> list[Form]:
        alike = [form for form in exact if form.whose == beside.whose and form.case == beside.case]
        akin = [form for form in pool if form.whose == beside.whose]
        return alike or akin or pool

    def _learn_given(self, one: Somebody, gender: str, sure: Sure) -> None:
        for first in one.first_name.split():
            actor = self.disguise.given(first, gender)
            self._learn(GIVEN, gender, paradigms.given(first, gender), paradigms.given(actor[0], gender), sure)
            own = [*one.nicknames, *names.at_home(first)] if first == one.first_name.split()[0] else []
            for nickname in dict.fromkeys(own):
                if len(nickname) > _SHORTEST:
                    played = self.disguise.nickname(nickname, actor, gender)
                    self._learn(GIVEN, gender, paradigms.given(nickname, gender), paradigms.given(played, gender), sure)
            self._learn_loosely(declension.forms(fold(first)), GIVEN, gender, actor[0], sure)

    def _learn_surname(self, last: str, gender: str, sure: Sure) -> None:
        man = self._man(last) if gender == "f" else last
        played = self.disguise.surname(man)
        self._learn(SURNAME, gender, paradigms.surname(man), paradigms.surname(played), sure)
        instead = paradigms.surname(played)["f1" if gender == "f" else "m1"]
        if gender == "f" and last not in paradigms.surname(man).values():
            self._learn(SURNAME, "f", {"f1": last}, {"f1": instead}, sure)
        self._learn_loosely(declension.surname(fold(last)), SURNAME, gender, instead, sure)

    def _man(self, last: str) -> str:
        """What the husband is called: as somebody here is, as many are, or as is usual."""
        wanted = paradigms.husbands(last)
        for man in wanted:
            if any(form.cell == "m1" and form.words == man for form in self._forms.get(fold(man), [])):
                return man
        return next((man for man in wanted if names.many_bear(man)), wanted[0])

    def _learn(self, what: str, gender: str, real: dict[str, str], played: dict[str, str], sure: Sure) -> None:
        own = "1" if what == GIVEN else f"{gender}1"
        for cell, words in real.items():
            instead = played.get(cell) or played.get(cell.rstrip("b")) or played.get(own) or next(iter(played.values()))
            known = self._forms[fold(words)]
            form = Form(what, gender, cell, words, instead, sure, next(iter(real.values())))
            if not any(other.cell == cell and other.words == words for other in known):
                known.append(form)
            known.sort(key=lambda one: one.cell[0] != gender and one.what == SURNAME)

    def _learn_loosely(self, forms: Iterable[str], what: str, gender: str, instead: str, sure: Sure) -> None:
        cell = "1" if what == GIVEN else f"{gender}1"
        for form in forms:
            if len(form) > _SHORTEST:
                self._loose.setdefault(form, Form(what, gender, cell, form, instead, sure))


def _named(forms: list[Form]) -> list[Form]:
    """Without a preposition a name is rather the one who acts; where it cannot be, the cells keep their order."""
    whose = {form.whose for form in forms}
    return [form for form in forms if form.case in {"1", ""}] if len(whose) > 1 else []


def written(form: Form, word: str) -> str:
    """This will write who plays as the real name was written."""
    return like(word, form.instead)
