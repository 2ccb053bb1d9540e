"""Acts: each changes state through its machine, leaves its audit row and queues its letters, in one transaction."""
