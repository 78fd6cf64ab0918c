// What one would pick instead: PostGraphile with its aggregates on the raw rows, installed apart from the product in the
// folder given. It asks as the owner of the tables, without policies, which is in its favour.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, url] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const { postgraphile } = require("postgraphile");

const answer = postgraphile(url, "public", {
  appendPlugins: [require("postgraphile-plugin-connection-filter"), require("@graphile/pg-aggregates").default],
  graphiql: false, disableDefaultMutations: true, disableQueryLog: true, ignoreRBAC: true, graphileBuildOptions: { connectionFilterRelations: false },
});
const server = createServer(answer);
server.listen(0, "127.0.0.1", () => console.log(`postgraphile ${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
