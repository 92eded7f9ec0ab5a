"""The words of the business and their rules: standard library only, frozen values."""
