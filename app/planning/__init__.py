"""The plan of a day before it is driven, and the processes that search and weigh."""
