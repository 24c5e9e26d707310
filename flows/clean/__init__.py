"""From a raw article to its parts: what is the article, what is the page around it, and why."""
