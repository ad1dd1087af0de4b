"""Ties documents to customers and engagements: by key, else by name, else to a review queue."""
