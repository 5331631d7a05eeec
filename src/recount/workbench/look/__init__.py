"""The look of the workbench: the frame of every page, its parts, its tags, its faults."""
