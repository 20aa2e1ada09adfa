"""What is measured. Each file has `lines(...)`, which runs inside one house and prints rows, or works from outside on houses."""
