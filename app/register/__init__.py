"""What stands from day to day: each kind as text to edit and back, kept, archived and brought back."""
