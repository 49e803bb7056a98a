import { createServer } from "node:http";
import { Chat } from "chat";
import { createWhatsAppAdapter } from "@chat-adapter/whatsapp";
import { createMemoryState } from "@chat-adapter/state-memory";

const bot = new Chat({
  userName: "bench",
  logger: "silent",
  state: createMemoryState(),
  adapters: {
    whatsapp: createWhatsAppAdapter({
      appSecret: "bench-app-secret",
      verifyToken: "sandbox-verify-token",
      accessToken: "sandbox-token",
      phoneNumberId: "106540352242922",
    }),
  },
});
let seen = 0;
bot.onDirectMessage(async () => { seen += 1; });

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const answer = await bot.webhooks.whatsapp(new Request(`http://127.0.0.1${request.url}`, {
    method: request.method,
    headers: request.headers,
    body: request.method === "POST" ? Buffer.concat(chunks) : undefined,
  }));
  response.writeHead(answer.status).end(await answer.text());
}).listen(4801, "127.0.0.1");
process.on("SIGTERM", () => { console.log(`handled ${seen}`); process.exit(0); });
