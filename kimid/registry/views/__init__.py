"""The register: what offices see in the workspace, and what everybody sees of it."""
