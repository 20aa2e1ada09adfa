"""The texts that people type in the showcase."""
