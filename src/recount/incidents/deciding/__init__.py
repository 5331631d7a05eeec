"""Every judgement of a person: typed, checked, signed, and never overwritten (R17).

For: decisions and the rules about who may take them. Not for: proposals, which the machine makes (linking, judging).
"""
