"""The child, its family and network, what must stay protected, and who may know."""
