import { createServer } from "node:http";

createServer(async (request, response) => {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  const { customer, messages } = JSON.parse(body);
  const words = messages.map((message) => message.text).join(" ");
  response.end(JSON.stringify({ text: `${customer.name} wrote: ${words}` }));
}).listen(process.argv[2], "127.0.0.1");
