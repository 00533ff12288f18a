import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { defineConfig, type Plugin } from "vite";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The server reads migrations, samples and the pane beside its sources: they stay where they are, and are found from there. */
const fromSources: Plugin = {
  name: "from-sources",
  enforce: "pre",
  transform: {
    filter: { id: /\/(?:server|shared)\/.*\.ts$/, code: /import\.meta\./ },
    handler: (text, id) => {
      const code = text
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(id)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href));
      return { code, map: null }; // lines stay lines
    },
  },
};

/**
 * Builds the server into one file of JavaScript, build/main.js, for `npm start`. Through tsx, which the commands and tests
 * run it with, it holds 100 MB more: its loader is a thread of its own, with a compiler.
 */
export default defineConfig({
  root: here(".."),
  publicDir: false,
  plugins: [fromSources],
  build: {
    ssr: here("./main.ts"),
    outDir: here("../build"),
    emptyOutDir: true,
    target: "node20",
    sourcemap: true,
  },
});
