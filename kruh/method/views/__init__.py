"""The pages of the method: reading what holds, and the editor."""
