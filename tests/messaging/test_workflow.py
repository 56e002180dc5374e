"""The life of a message: doubt is left by people only, and nothing that left goes back to waiting by itself."""

from kruh.messaging.vocabulary import State
from kruh.messaging.workflow import MESSAGE


def test_every_state_is_in_the_table() -> None:
    assert set(MESSAGE.states) == set(State)


def test_doubt_is_left_only_by_a_person_or_by_a_fact() -> None:
    assert {step.verb for step in MESSAGE.open_steps(State.UNSURE)} == {
        "confirm_sent", "bounce", "resend", "treat_as_sent", "cancel",
    }  # fmt: skip


def test_sent_message_never_waits_again() -> None:
    assert {step.target for step in MESSAGE.open_steps(State.SENT)} == {State.BOUNCED}
