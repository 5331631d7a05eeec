"""The page of one incident: ranges with claims as marks, grades, parties, origins, map and log."""
