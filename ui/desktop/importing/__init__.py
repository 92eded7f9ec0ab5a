"""The import workbench: what a file would do, repaired and settled before anything is kept."""
