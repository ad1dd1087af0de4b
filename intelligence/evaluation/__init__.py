"""Measured quality against labels: each module returns frozen results that the command line prints."""
