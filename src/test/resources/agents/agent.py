import json, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Agent(BaseHTTPRequestHandler):
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        words = " ".join(message["text"] for message in request["messages"])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"text": f"{request['customer']['name']} wrote: {words}"}).encode())

ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Agent).serve_forever()
