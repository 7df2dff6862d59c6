"""Exchange: data that leaves, in everyone's format. Everything here takes records or a store and writes files."""
