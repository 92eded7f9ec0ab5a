"""What a day was: figures, the written report, proofs, and the way to whoever wants them."""
