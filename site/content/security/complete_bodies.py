"""Refuses the body of a request that ends before its length.

The server hands on what came when a connection breaks; half a message would be taken for a whole one.
"""


class CompleteBodies:
    """Wraps the site's application."""

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        length = environ.get("CONTENT_LENGTH", "")
        if length.isdecimal():
            environ["wsgi.input"] = CompleteBody(environ["wsgi.input"], int(length))
        return self.application(environ, start_response)


class CompleteBody:
    """The body of a request; where it ends too early, reading it raises OSError."""

    def __init__(self, body, length):
        self.body = body
        self.left = length

    def read(self, size=-1):
        """Return so many bytes, all of them by default."""
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        data = self.body.read(wanted)
        self.left -= len(data)
        if len(data) < wanted:
            raise OSError("the body ended early")
        return data

    def readline(self, size=-1):
        """Return a line, or so many bytes of it; Django takes this with it, forms never use it."""
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        data = self.body.readline(wanted)
        self.left -= len(data)
        return data
