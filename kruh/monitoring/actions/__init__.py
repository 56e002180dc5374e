"""What is done after a meeting: links handed out, wishes kept, and what happens by night."""

from kruh.monitoring.actions.links import change_wish, choose_overview, make_link, revoke_link
from kruh.monitoring.actions.nightly import begin_night, go_on

__all__ = ["begin_night", "change_wish", "choose_overview", "go_on", "make_link", "revoke_link"]
