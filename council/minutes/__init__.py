"""Records of meetings as plain values, and the Word documents made of them."""
