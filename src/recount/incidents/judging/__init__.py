"""Judging an incident: what the rules propose of harm, responsibility, strike and responses, and what people sign.

The way through: `voices` are who says what in the accepted evidence; `proposing` holds the rules of `grading` against
them; `responses` finds what parties said of it and who is silent; `judgements` keeps what a person signs.
"""
