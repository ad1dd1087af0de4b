"""Themes as lasting identities: what is known of them, and where a cause belongs among them."""
