"""What the room costs: the autosave, a long meeting opened, twelve copies through the gate. `./run bench room`."""

import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from bench import site

ROUNDS, SAVES, ENTRIES, COPIES = 5, 60, 600, 12
MOST_QUERIES, MOST_RATIO, MOST_OPENING_MS, MOST_COPIES_S = 4, 2.0, 300, 3.0
DEVICE = UUID(int=1)
WORDS = "Adam říkal, že ráno potřebuje, aby ho někdo vzbudil a snídal s ním; babička se nabídla na úterý."


def cpu_ms(work: Callable[[], Any]) -> float:
    """This will give the CPU time of one piece of work."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def verdict(reached: bool, told: str) -> None:
    """This will say whether a goal was reached."""
    print(f"{'REACHED' if reached else 'MISSED'}: {told}")


class Meeting:
    """One conference that meets now, with its minute taker."""

    def __init__(self) -> None:
        from django.utils import timezone  # noqa: PLC0415 - models are ready only now

        from kruh.conferences.models import Conference, Seat  # noqa: PLC0415
        from kruh.meetings.actions import room  # noqa: PLC0415
        from tests.factories import minutes  # noqa: PLC0415

        self.told, self.at = minutes.scheduled(), timezone.now()
        self.pk = self.told.world.conference.pk
        Seat.objects.update(ends_at=None)
        Conference.objects.filter(pk=self.pk).update(starts_at=self.at - timedelta(minutes=30))
        self.taker = self.told.sent()
        room.open_room(self.told.world.fresh(), by=self.taker, at=self.at)

    def sent(self, number: int, at: datetime) -> Any:
        """This will give one new line as the device sends it."""
        from kruh.meetings.rules.record import Sent, Words  # noqa: PLC0415
        from kruh.meetings.vocabulary import EntryKind  # noqa: PLC0415

        pk = uuid4()
        return Sent(pk, pk, frozenset(), Words(EntryKind.WORRY, f"{WORDS} {number}", number * 1024.0), number, at)


def autosave(meeting: Meeting) -> None:
    """The act as the page calls it (the conference found, the relations known) beside the row written alone."""
    from django.db import transaction  # noqa: PLC0415

    from bench.call import counted  # noqa: PLC0415
    from kruh.meetings.actions import room as actions  # noqa: PLC0415
    from kruh.meetings.policies import minutes as minutes_policies  # noqa: PLC0415
    from kruh.meetings.policies import room as policies  # noqa: PLC0415

    user, at = meeting.taker, meeting.at
    conference = policies.known_conferences(user, at).get(pk=meeting.pk)
    minutes_policies.remember(user, conference, at)

    def act(number: int) -> None:
        deeds = [meeting.sent(number, at)]
        actions.keep_entries(conference, deeds=deeds, device=DEVICE, device_now=at, by=user, at=at)

    def bare(number: int) -> None:
        with transaction.atomic():
            row = actions._row(conference, meeting.sent(number, at), DEVICE, at, user, at)
            row.save(force_insert=True)

    act(0)
    bare(0)
    with counted() as asked:
        act(1)
    # One beside the other, so that a computer that slows down meanwhile slows down both.
    numbers = range(ROUNDS * SAVES)
    pairs = [(cpu_ms(partial(act, number)), cpu_ms(partial(bare, number))) for number in numbers]
    acts, bares = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = acts / bares
    print(json.dumps({"autosave_ms": round(acts, 2), "bare_insert_ms": round(bares, 2), "queries": len(asked)}))
    for sql in asked:
        print(f"  {sql[:110]}")
    verdict(len(asked) <= MOST_QUERIES, f"autosave with its line of the trail asks {len(asked)} queries")
    verdict(ratio <= MOST_RATIO, f"autosave costs {ratio:.1f}x the CPU of the bare insert")


def opening(meeting: Meeting) -> None:
    """The page of a meeting and the parts of the state that its script fetches, through all the middleware."""
    from bench.call import get, sign_in  # noqa: PLC0415
    from kruh.meetings.actions import room as actions  # noqa: PLC0415
    from kruh.meetings.models import Entry  # noqa: PLC0415
    from kruh.project.wsgi import application  # noqa: PLC0415

    conference, at = meeting.told.world.fresh(), meeting.at
    missing = max(0, ENTRIES - Entry.objects.filter(conference=conference).count())
    for first in range(0, missing, 100):
        deeds = [meeting.sent(number, at) for number in range(first, min(first + 100, missing))]
        actions.keep_entries(conference, deeds=deeds, device=DEVICE, device_now=at, by=meeting.taker, at=at)
    cookie, address = sign_in(meeting.taker), f"/konference/{meeting.pk}/mistnost/"

    def opened() -> list[Any]:
        """The page, and one part of the state after another, as the script asks for them."""
        told, answers = {"version": "", "more": True}, [get(application, address, cookie)]
        while told["more"]:
            answers.append(get(application, f"{address}stav/?verze={told['version']}", cookie))
            told = json.loads(answers[-1].body)
        return answers

    calls = [opened() for _ in range(ROUNDS + 1)][1:]
    assert {answer.status for call in calls for answer in call} == {200}
    assert all(sum(answer.body.count(b'"heads"') for answer in call) >= ENTRIES for call in calls)
    found = statistics.median(sum(answer.cpu_ms for answer in call) for call in calls)
    size = sum(len(answer.body) for answer in calls[0])
    count = Entry.objects.filter(conference=conference).count()
    print(json.dumps({"opening_ms": round(found), "entries": count, "kB": size // 1000}))
    verdict(found <= MOST_OPENING_MS, f"a meeting with {count} entries opens in {found:.0f} ms of CPU")


def written_for_many() -> Any:
    """Minutes of five pages about a meeting of a child and twelve adults, each with an address that the others hide."""
    from datetime import time as hour  # noqa: PLC0415

    from kruh.conferences.actions import participants  # noqa: PLC0415
    from kruh.conferences.vocabulary import ParticipantRole  # noqa: PLC0415
    from kruh.meetings.actions import day  # noqa: PLC0415
    from kruh.meetings.actions import minutes as actions  # noqa: PLC0415
    from kruh.meetings.vocabulary import SectionKind  # noqa: PLC0415
    from tests.factories import cases, minutes, people  # noqa: PLC0415

    told = minutes.scheduled()
    early = {"by": told.worker, "at": people.NOW}
    for number in range(COPIES - len(minutes.GUESTS)):
        person = cases.person(told.world.case, told.world.worker, f"Host{chr(97 + number)}", gender="f").person
        row = participants.add_participant(told.world.fresh(), person=person, role=ParticipantRole.RELATIVE, **early)
        told.rows[person.first_name] = row
    by, at = told.worker, minutes.MET
    day.record_everybody_else(told.world.fresh(), by=by, at=at)
    day.hold_meeting(told.world.fresh(), began=hour(14), by=by, at=at)
    actions.start_minutes(told.world.fresh(), by=told.sent(), at=at + timedelta(hours=2))
    adults = [name for name, row in told.rows.items() if row.role != ParticipantRole.CHILD]
    for number, name in enumerate(adults):
        minutes.hide(told, f"Skrytá {number + 7}, Lhota pod Horou", name, adults[number - 1])
    for kind in SectionKind:
        text = "\n\n".join(f"{WORDS} Bydlí: Skrytá {number + 7}, Lhota pod Horou." for number in range(COPIES))
        told.write(kind, text, **({"heard_how": "present"} if kind == SectionKind.CHILD_VIEW else {}))
    return told, adults


def copies() -> None:
    """Twelve copies made one after the other, each as PDF and read back by the gate."""
    from kruh.conferences.queries.leaving import Leaving, printed  # noqa: PLC0415
    from kruh.meetings.documents import copies as documents  # noqa: PLC0415
    from tests.factories.minutes import NEXT_DAY  # noqa: PLC0415

    told, adults = written_for_many()
    made: list[bytes] = []

    def one(name: str) -> None:
        row, by, minutes = told.rows[name], told.sent(), told.minutes
        document, _, hidden = documents.copy_for(minutes, row, NEXT_DAY)
        file = printed(document, "zapis.pdf")
        documents.refuse_leaks(Leaving(files=(file,), paper="zápis"), minutes, row, hidden, by=by, at=NEXT_DAY)
        made.append(file.content)

    one(adults[0])
    made.clear()
    begun = time.perf_counter()
    spent = cpu_ms(lambda: [one(name) for name in adults]) / 1000
    pages = {content.count(b"/Type /Page\n") or content.count(b"/Type/Page/") for content in made}
    told_figures = {"copies": len(set(made)), "pages": sorted(pages), "cpu_s": round(spent, 2)}
    print(json.dumps({**told_figures, "wall_s": round(time.perf_counter() - begun, 2)}))
    verdict(
        spent <= MOST_COPIES_S and len(set(made)) == COPIES, f"{len(set(made))} different copies {spent:.2f} s of CPU"
    )


def main() -> None:
    """This will measure on a small world made for it, committed like the real one."""
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}, rounds {ROUNDS}")
    site.open_empty("room")
    meeting = Meeting()
    autosave(meeting)
    opening(meeting)
    copies()


if __name__ == "__main__":
    main()
