"""Dates: those printed on the page, those said in the text, and the day an article appeared."""
