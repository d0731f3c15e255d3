"""Pages that draw on several apps, and those of the site itself."""
