"""Who may bring data in and take them out."""

from kruh.exchange.policies import imports

POLICY = {**imports.POLICY}
