// The questions answered by nothing but node:http and the driver: what the machine and the database cost, whatever is built on them.
import { createServer } from "node:http";
import postgres from "postgres";
import { questions } from "./questions.mjs";

const { url, places, months } = JSON.parse(process.argv[2]);
const sql = postgres(url, { max: 8, onnotice: () => {} });
const asked = new Map(questions(places, months).map((question) => [`/${encodeURIComponent(question.name)}`, question]));

const server = createServer(async (request, response) => {
  const question = asked.get(request.url);
  if (!question) return response.writeHead(404).end();
  const rows = await question.ask(sql);
  return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ rows }));
});
server.listen(0, "127.0.0.1", () => console.log(`bare ${server.address().port}`));
process.on("SIGTERM", () => server.close(() => sql.end().then(() => process.exit(0))));
