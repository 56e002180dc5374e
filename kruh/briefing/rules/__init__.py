"""What a colleague has to know, and how work passes from hand to hand. Pure."""
