"""Puts what a build concluded into the tables of an edition."""
