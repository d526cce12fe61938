"""Where everything is kept: SQLAlchemy Core on SQLite and PostgreSQL, one schema for both."""
