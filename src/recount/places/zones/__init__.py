"""Zones of control: who held which ground on which day, by a dated map with a source and a licence (R22).

For: taking such maps into the record, and telling on whose ground a point lay. Not for: deciding who did what there; a
zone is where something fell, never who did it.
"""
