"""Reads: named selects that begin with a scope and state what they load."""
