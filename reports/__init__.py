"""Freezes an edition into a report and renders it; rendering never queries."""
