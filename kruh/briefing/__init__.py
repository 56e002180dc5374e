"""Stepping in for a colleague: the case on one page, and the work that passes from hand to hand."""
