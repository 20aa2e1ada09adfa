"""Every change of the register, and of what hangs on the sites of its KIM."""
