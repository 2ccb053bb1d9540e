"""Papers become pages: LibreOffice and a PDF library at work in processes of their own, trusting no file."""
