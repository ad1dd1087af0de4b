"""The pre-mortem as a paper: an annex for the bid decision, and entries for the RAID log."""
