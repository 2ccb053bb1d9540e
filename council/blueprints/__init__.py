"""The edge: requests in, commits, wording out."""
