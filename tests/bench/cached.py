"""What a page from the cache costs beside the least that Django can do, in the same server.

The CPU time of the processes that answer, for each request, tells it on a busy machine too.
"""

import http.client
import tempfile

from tests.bench.serving import cpu_seconds, served, web_processes
from tests.journeys.running import Site, free_port

REQUESTS = 2000
ROUNDS = 3
FILE_REQUESTS = 300
FILES = ["/veranstaltungen/kalender.ics", "/veranstaltungen/kalender.ics?stadtteil=schalke"]
HELLO = "tests.bench.hello:application"
PAGES = ["/", "/veranstaltungen/", "/branchenbuch/", "/api/v2/events/"]


def microseconds(port, path, pids, headers=None, requests=REQUESTS):
    """Return the CPU time of one of many requests over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Accept-Encoding": "gzip"} | (headers or {})

    def ask(times):
        for _ in range(times):
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
        return answer

    ask(requests // 15)
    begin = cpu_seconds(pids)
    answer = ask(requests)
    spent = cpu_seconds(pids) - begin
    connection.close()
    return spent / requests * 1e6, answer


def main():
    print("\nCPU of one request")
    with tempfile.TemporaryDirectory() as folder, served(HELLO) as (hello_port, hello):
        port = free_port()
        site = Site(port, folder, WEB_WORKERS="1")
        try:
            site.wait_until_answering()
            site.wait_for_worker()  # it makes the pictures
            pids = web_processes(site)
            for path in PAGES:
                # One after the other, in turn: the machine may be busier a minute later.
                rounds = [
                    (
                        microseconds(hello_port, "/", hello)[0],
                        microseconds(port, path, pids)[0],
                    )
                    for _ in range(ROUNDS)
                ]
                bare, cost = map(min, zip(*rounds, strict=True))
                share = f"{bare / cost:.0%} of the requests of bare Django ({bare:.0f} µs)"
                print(f"{path:<34}{cost:>6.0f} µs, {share}")
            for path in FILES:
                whole, answer = microseconds(port, path, pids, requests=FILE_REQUESTS)
                known = {"If-None-Match": answer.headers["ETag"]}
                cost, answer = microseconds(port, path, pids, known)
                print(f"{path}: {answer.status} costs {cost:.0f} µs, {cost / whole:.0%} of its 200")
        finally:
            site.stop()


if __name__ == "__main__":
    main()
