"""What is true of a net, pure: who belongs to it, how it is drawn, what differs between two days, what it catches."""
