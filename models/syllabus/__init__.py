"""What an encoder of causes is taught: whose statements, and in which words."""
