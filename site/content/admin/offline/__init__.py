"""Pages that a phone keeps, and notes that it sends later: for where there is no network.

`copies` says what the phone may keep, `notes` takes what it sends, `views` hands out the worker of
one address and the token for sending. The other half is `site/static/js/offline/`.
"""
