"""The heritage pages: sites and trails."""
