"""What is typed into an application, and when it is checked."""
