"""The second factor: codes of an app, recovery codes, passkeys where a browser allows them."""
