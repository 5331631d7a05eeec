"""Country files of places taken into a record: GeoNames, OCHA, OpenStreetMap, and tables of one's own.

For: reading each layout, telling every fault of a file at once, and keeping the good places with source and licence.
Not for: which of the places some words mean (`recount.places.gazetteer`).
"""
