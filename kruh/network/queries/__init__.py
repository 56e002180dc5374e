"""What is shown of a net: the net of a day as somebody sees it, its drawing, and the child's own pictures."""
