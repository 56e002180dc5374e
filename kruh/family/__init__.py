"""The family's own side: a link that only locates, a code that opens, and pages without an account."""
