"""Measured quality against labels: frozen results that the command line prints."""
