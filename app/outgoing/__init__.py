"""The ways out to customers: e-mail and a gateway for SMS and chat."""
