"""Announcements: an office speaks to its residents, and to nobody else."""
