"""The screens of lists and of the desk at which decrees are compared."""
