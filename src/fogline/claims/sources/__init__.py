"""Sources: which party a source phrase means, be it "he" or "the ministry", and the chain from him to the narrator."""
