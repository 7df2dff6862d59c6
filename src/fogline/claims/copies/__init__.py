"""Copies: claims that the same document prints again."""
