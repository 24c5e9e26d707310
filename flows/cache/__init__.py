"""Work done before, kept for the next build: what one article yields, by what it was made of."""
