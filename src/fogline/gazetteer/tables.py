"""The tables of places in a database: PostgreSQL with PostGIS, in a schema of their own."""

SCHEMA = "fogline_places"
LAYOUT = 1  # raise it with every change of TABLES, and of how names are folded

# A place is (number, source): the GeoNames id, or a number of Fogline's own, and the list that it came with. Names are folded as
# fogline.gazetteer.folding does; "sort" counts the sorts of name in fogline.gazetteer.layout.SORTS. Coordinates and outlines are
# kept as they were given, and once more as geometries, by which a map or a question of your own may ask.
TABLES = """
CREATE SCHEMA fogline_places;
CREATE TABLE fogline_places.layout (version integer NOT NULL);
CREATE TABLE fogline_places.source (
    id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    label text NOT NULL,
    licence text NOT NULL,
    complete text[] NOT NULL,
    places integer NOT NULL,
    names integer NOT NULL,
    bytes bigint NOT NULL,
    digest text NOT NULL
);
CREATE TABLE fogline_places.place (
    source smallint NOT NULL,
    number bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    shown text[] NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    country text COLLATE "C" NOT NULL,
    division_code text COLLATE "C" NOT NULL,
    division text NOT NULL,
    kind text COLLATE "C" NOT NULL,
    feature_class text NOT NULL,
    feature_code text NOT NULL,
    rank smallint NOT NULL,
    population bigint NOT NULL,
    point {postgis}.geometry(Point, 4326) NOT NULL GENERATED ALWAYS AS (
        {postgis}.ST_SetSRID({postgis}.ST_MakePoint(longitude, latitude), 4326)) STORED
);
CREATE VIEW fogline_places.record AS
    SELECT number, source, key, name, shown, latitude, longitude, country, division_code, division, kind, feature_class,
           feature_code, rank, population
    FROM fogline_places.place;
CREATE TABLE fogline_places.name (
    source smallint NOT NULL,
    key text COLLATE "C" NOT NULL,
    length smallint NOT NULL GENERATED ALWAYS AS (length(key)) STORED,
    sort smallint NOT NULL,
    number bigint NOT NULL
);
CREATE TABLE fogline_places.shape (
    source smallint NOT NULL,
    key text COLLATE "C" NOT NULL,
    geojson text NOT NULL,
    error_km double precision NOT NULL,
    outline {postgis}.geometry(Geometry, 4326) NOT NULL GENERATED ALWAYS AS (
        {postgis}.ST_SetSRID({postgis}.ST_GeomFromGeoJSON(geojson), 4326)) STORED
);
CREATE TABLE fogline_places.border (
    source smallint NOT NULL,
    one text COLLATE "C" NOT NULL,
    other text COLLATE "C" NOT NULL,
    geojson text NOT NULL,
    error_km double precision NOT NULL,
    line {postgis}.geometry(Geometry, 4326) NOT NULL GENERATED ALWAYS AS (
        {postgis}.ST_SetSRID({postgis}.ST_GeomFromGeoJSON(geojson), 4326)) STORED
);
"""
# Made when the first source is in, for that is several times quicker; from then on they are kept up.
INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS place_number ON fogline_places.place (number, source);
CREATE INDEX IF NOT EXISTS place_own ON fogline_places.place (key) WHERE number >= 4000000000;
CREATE INDEX IF NOT EXISTS place_point ON fogline_places.place USING gist (point);
CREATE UNIQUE INDEX IF NOT EXISTS name_key ON fogline_places.name (key, number, source);
CREATE INDEX IF NOT EXISTS name_near ON fogline_places.name (source, length, key);
CREATE UNIQUE INDEX IF NOT EXISTS shape_key ON fogline_places.shape (key, source);
CREATE INDEX IF NOT EXISTS shape_outline ON fogline_places.shape USING gist (outline);
CREATE UNIQUE INDEX IF NOT EXISTS border_pair ON fogline_places.border (one, other, source);
CREATE INDEX IF NOT EXISTS border_line ON fogline_places.border USING gist (line);
"""
FILLED = ("place", "name", "shape", "border")  # the tables that hold what the sources bring

# The built-in places come first, then the added ones in the order of their files.
SOURCES = """
SELECT source.id, source.name, source.label, source.licence, source.complete, source.places, source.names, source.bytes,
       source.digest
FROM fogline_places.source
ORDER BY source.name <> '', source.name
"""
