import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig, type Rolldown } from "vite";
import { compileStylesPlugin } from "./addin/compile-styles.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const starts = {
  pane: here("./addin/taskpane/main.tsx"),
  commands: here("./addin/commands/main.ts"),
  preview: here("./addin/preview/main.tsx"),
};
type Page = keyof typeof starts;

/** A module and all that it imports at once, not later. */
function reachOf(start: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const reach = new Set([start]);
  for (const id of reach) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reach.add(imported);
  return reach;
}

/**
 * What a page begins with, in as few files as other pages allow. Left alone, the bundler also gives a file to everything that
 * the first view has in common with any one of its later parts: some twenty, each of which the pane would wait for.
 */
function startChunks(): Rolldown.CodeSplittingGroup[] {
  let reaches: readonly (readonly [Page, ReadonlySet<string>])[] | null = null;
  const pagesOf = (id: string, context: Rolldown.ChunkingContext): Page[] => {
    reaches ??= (["pane", "commands", "preview"] as const).map((page) => [page, reachOf(starts[page], context)]);
    return reaches.filter(([, reach]) => reach.has(id)).map(([page]) => page);
  };
  const chunk = (name: string, isIn: (pages: readonly Page[], id: string) => boolean): Rolldown.CodeSplittingGroup => ({
    debugName: name,
    // Only what is needed at once: Fluent's index imports all of it.
    tags: ["$initial"],
    name: (id, context) => (!Object.values(starts).includes(id) && isIn(pagesOf(id, context), id) ? name : null),
  });
  // The first that takes a module has it.
  return [
    chunk("shared", (pages, id) => id.startsWith("\0vite/") || (pages.includes("pane") && pages.includes("commands"))),
    chunk("react", (pages) => pages.includes("pane") && pages.includes("preview")),
    chunk("pane", (pages) => pages.includes("pane")),
  ];
}

/**
 * Builds the pane and the ribbon's commands into dist/: taskpane.html and commands.html beside hashed assets, which the
 * server serves from its own origin, and the preview of it with a workbook in the browser. In the pane Office.js stays a
 * script tag on Microsoft's CDN, as the store demands, and is never bundled.
 */
export default defineConfig({
  root: here("./addin"),
  publicDir: here("./addin/public"),
  plugins: [react(), compileStylesPlugin()],
  build: {
    outDir: here("./dist"),
    emptyOutDir: true,
    target: "es2022",
    // Fluent UI and zod are what it is, and are cached for good.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      input: ["taskpane.html", "commands.html", "preview.html", "preview-pane.html"].map((page) =>
        here(`./addin/${page}`),
      ),
      output: { codeSplitting: { groups: startChunks() } },
    },
  },
});
