"""The steps that made the tables what they are; each stays as it was released."""
