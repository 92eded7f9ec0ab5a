"""The shapes of every request and reply of the driver sync API, as JSON (see ``/openapi.json``).

Envelopes refuse unknown fields. A fact inside a batch is read apart (``app.sync.facts``), so that one
bad fact never spoils the batch. Times are RFC 3339 texts with an offset; coordinates WGS84; money in
minor units.
"""
