"""A mail server in a process of its own, so that it can be killed: notes each recipient in a file.

python -m tests.bench.kills.mail_server PORT FILE
"""

import os
import socketserver
import sys


class Conversation(socketserver.StreamRequestHandler):
    """What SMTP (RFC 5321) needs to take a mail."""

    def handle(self):
        self.say("220 mail")
        recipients = []
        for line in self.rfile:
            verb = line.decode().strip().upper()
            if verb.startswith("RCPT TO:"):
                recipients.append(verb[8:].strip().strip("<>").lower())
                self.say("250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                while self.rfile.readline().strip(b"\r\n") != b".":
                    pass
                self.server.note(recipients)
                recipients = []
                self.say("250 taken")
            elif verb == "QUIT":
                return self.say("221 bye")
            else:
                self.say("250 ok")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port, file):
        super().__init__(("127.0.0.1", port), Conversation)
        self.file = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(self, recipients):
        os.write(self.file, "".join(f"{name}\n" for name in recipients).encode())


if __name__ == "__main__":
    MailServer(int(sys.argv[1]), sys.argv[2]).serve_forever()
