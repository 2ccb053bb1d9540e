"""Files from outside, unpacked without trusting what they say of themselves."""
