"""Every way in: HTTP, pages and the command line; the wiring of the rest."""
