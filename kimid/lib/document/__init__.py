"""Office documents from one description of their content, as .docx and as PDF with the same
text.
"""
