"""What ``make bench`` measures. Every figure names its region or instances; see ``harness``."""
