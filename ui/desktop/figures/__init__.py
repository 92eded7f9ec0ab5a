"""The window of figures: a day's or a week's report, down to each stop and its facts."""
