"""What is written for people and other programs: reports, proofs, route sheets, route files."""
