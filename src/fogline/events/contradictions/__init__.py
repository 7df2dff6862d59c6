"""Contradictions: claims of one event that cannot both hold, and later ones that replace earlier ones."""
