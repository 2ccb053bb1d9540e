"""Municipalities as data: bodies, agencies and legal bases, read from the folders beside this file."""

from council.profiles.errors import ProfileError
from council.profiles.reader import available, load

__all__ = ["ProfileError", "available", "load"]
