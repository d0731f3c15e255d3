"""The territory's files read into the database: see `territory.load`."""
