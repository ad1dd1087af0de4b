"""The pre-mortem: what a new engagement should fear, how sure we are, and what has helped."""
