"""The workbench: the pages in which recorders work, a folder a step, with its views, words and templates together."""
