"""What ``/openapi.json`` says of shops' programs."""

from __future__ import annotations

from typing import Any

from app.sync.operations import json_of, operation, ref


def shop_paths() -> dict[str, Any]:
    """Orders in, status out; a key sees its own sender's orders only."""
    idempotency = {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
        "description": "A new name for every batch. The same again with the same orders is given the"
        " first answers, for seven days.",
    }
    batch = operation(
        "Order several things at once, or change them; each is judged alone.",
        "ShopOrdersReply",
        "shop",
        body=json_of(ref("ShopOrdersRequest")),
        errors=(409,),
    )
    batch["parameters"] = [idempotency]
    return {
        "/v1/shop/orders": {
            "get": operation(
                "The orders that changed since a cursor, each as it stands now.",
                "ShopFeedReply",
                "shop",
                query=("changed_since", "limit"),
                errors=(410,),
            ),
            "post": batch,
        },
        "/v1/shop/orders/{reference}": {
            "get": operation(
                "How an order stands.", "ShopOrderReply", "shop", path=("reference",), errors=(404,)
            ),
            "put": operation(
                "Order something, or change it, by the shop's own reference; safe to repeat. Refused"
                " once it is out for delivery, over or called off.",
                "ShopOrderReply",
                "shop",
                body=json_of(ref("ShopOrderSent")),
                path=("reference",),
                errors=(404, 409),
            ),
            "delete": operation(
                "Call an order off; safe to repeat. Refused once it is out for delivery.",
                "ShopOrderReply",
                "shop",
                path=("reference",),
                errors=(404, 409),
            ),
        },
    }


def shop_desk_paths() -> dict[str, Any]:
    """The desk's side."""

    def put(summary: str, answer: str, body: str) -> dict[str, Any]:
        return {"put": operation(summary, answer, "desk", body=json_of(ref(body)))}

    return {
        "/v1/desk/shop/orders": {
            "get": operation(
                "What shops asked for, in that order.",
                "ShopChangesReply",
                "desk",
                query=("after", "limit"),
            )
        },
        "/v1/desk/shop/statuses": put(
            "How shops' orders stand.", "ShopStatusesReply", "ShopStatusesRequest"
        ),
        "/v1/desk/shop/keys": put(
            "All keys of shops that are in force.", "ShopKeysReply", "ShopKeysRequest"
        ),
    }
