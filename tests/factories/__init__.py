"""Rows for tests: one module per app, no surprise, traits that name situations."""
