"""The end of keeping: what is proposed, who agreed, the protocol, erasing by key; a person's own access."""
