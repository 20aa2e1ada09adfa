"""Where applications stand: in the workspace, and before signing in."""
