"""The driver sync API: wire shapes, the ASGI application, the desk's client."""
