import type { Hono } from "hono";
import type { AppDeps } from "../http/app-deps.ts";

const page = (origin: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Milepost</title>
    <style>
      body { font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
      code { background: #f3f2f1; padding: 0.1em 0.3em; border-radius: 3px; }
      @media (prefers-color-scheme: dark) {
        body { background: #1b1a19; color: #f3f2f1; }
        a { color: #6cb8f6; }
        code { background: #323130; }
      }
    </style>
  </head>
  <body>
    <main>
      <h1>Milepost</h1>
      <p>
        IMAT scoring grids and clinical quality measures in the practice's own Excel workbook, checked as they are filled
        in and kept in step with the program. This is its server.
      </p>
      <p>
        <strong><a href="/preview.html">Try it without Excel</a></strong>: a workbook in the browser with the real task
        pane beside it.
      </p>
      <h2>Use it in Excel</h2>
      <ol>
        <li>Save the add-in's manifest: <a href="/manifest.xml" download>manifest.xml</a>.</li>
        <li>
          In Excel choose Home, Add-ins, More add-ins, My add-ins, Upload my add-in, and pick that file. An administrator
          can put it into everyone's Excel instead.
        </li>
        <li>
          Choose Milepost on the Home tab, and sign in with the code your program gave you (after <code>npm start</code> on
          sample data it stands in the terminal).
        </li>
      </ol>
      <p>Excel loads add-ins over https only; this server answers as <code>${origin}</code>.</p>
      <h2>Look around</h2>
      <ul>
        <li><a href="/taskpane.html">The pane</a>, as Excel shows it</li>
        <li><a href="/v1/openapi.json">The API</a>, as OpenAPI</li>
      </ul>
    </main>
  </body>
</html>
`;

/** The root page: what this is, and what to do next. */
export function serveHomePage(app: Hono, deps: AppDeps): void {
  app.get("/", (context) => context.html(page(deps.origin()), 200, { "cache-control": "no-cache" }));
}
