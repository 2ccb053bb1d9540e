"""Words, machines, calendars and errors: what everything else rests on."""
