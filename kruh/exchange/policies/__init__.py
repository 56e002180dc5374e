"""Who may bring data in and take them out."""

from kruh.exchange.policies import feed, imports

POLICY = {**feed.POLICY, **imports.POLICY}
