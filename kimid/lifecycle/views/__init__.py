"""The life of KIM in the workspace."""
