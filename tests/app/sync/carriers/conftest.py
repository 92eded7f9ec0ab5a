"""The browser of those who are sent links."""

from tests.app.sync.customers.conftest import browser

__all__ = ["browser"]
