"""Tests of the protocol of the sample portfolio."""
