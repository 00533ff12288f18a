import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the pane and the ribbon's commands into dist/: taskpane.html and commands.html beside hashed assets, which the
 * server serves from its own origin, and the preview of it with a workbook in the browser. In the pane Office.js stays a
 * script tag on Microsoft's CDN, as the store demands, and is never bundled.
 */
export default defineConfig({
  root: here("./addin"),
  publicDir: here("./addin/public"),
  plugins: [react()],
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
    },
  },
});
