"""Outbox of messages: knows recipients and texts, nothing else."""
