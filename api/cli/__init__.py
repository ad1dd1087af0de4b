"""The command line: each command is a small module, imported only when it is called."""
