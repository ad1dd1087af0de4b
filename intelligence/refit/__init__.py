"""Reconsiders all themes at once and proposes what should change; nothing changes by itself."""
