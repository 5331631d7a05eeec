"""The dossier: one page on one incident, held against what makes a record defensible; a form of it is safe to give."""
