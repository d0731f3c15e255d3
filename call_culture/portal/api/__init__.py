"""The read-only API of the portal, /api/v1/: what the public pages show, as JSON."""
