"""A year of invented life on the real council's shape, made through the services."""
