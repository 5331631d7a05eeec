"""The people of a team: who may open the workbench, what each of them may do, and what was changed about them."""
