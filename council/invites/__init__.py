"""Invitations and mails as bytes: iCalendar, the message around it, and the words in both."""
