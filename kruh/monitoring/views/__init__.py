"""Pages after a meeting: one sentence for who has no account, links and wishes for the office, the own overview."""
