"""The tokeniser that all models share: that of MiniLM, whose words are MPNet's too."""

from __future__ import annotations

from tokenizers import Tokenizer

from training.auxiliary import package_folder


def plain_tokenizer() -> Tokenizer:
    """Return the encoder's tokeniser without truncation and padding."""
    tokenizer = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
