"""Icons, styles, tokens, page sources, the demo day. A leaf: anyone may read it."""
