"""Who may do, which rows, which fields: the only place that knows."""
