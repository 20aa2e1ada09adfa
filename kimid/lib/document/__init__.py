"""Office documents from one description of their content, as .docx and as PDF. Both say the same words."""
