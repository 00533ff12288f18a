import type { Browser } from "playwright-core";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser, openContext } from "../support/browser.ts";
import { serveGallery } from "../support/gallery.ts";
import { showView, views } from "./gallery/views.ts";

/**
 * Pictures of every view, for people to look at: `npm run screenshots -- FOLDER [part of a view's name]`. Narrow and
 * wide, light, dark and in high contrast.
 */
const [folder, only = ""] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder for the pictures");
await mkdir(folder, { recursive: true });

/** A pane's height in a window of usual size. */
const lowest = 700;

/** Three moments side by side, for the README. Its other pictures are for looking over. */
async function takePicture(from: Browser, origin: string, file: string): Promise<void> {
  const context = await openContext(from, { viewport: { width: 1_160, height: 700 }, deviceScaleFactor: 1.4 });
  const page = await context.newPage();
  const frames = ["document-problems", "document-conflict", "home-staff"].map(
    (scene) => `<iframe src="${origin}/#${scene}"></iframe>`,
  );
  await page.goto(origin);
  await page.setContent(
    `<style>
      body { display: flex; gap: 20px; margin: 0; padding: 20px; background: #dfeeea; }
      iframe { width: 360px; height: 660px; border: 0; border-radius: 8px; background: #fff; box-shadow: 0 2px 10px #0b6a5b40; }
    </style>${frames.join("")}`,
  );
  for (const frame of page.frames().slice(1)) await frame.getByRole("main").waitFor();
  await page.frames().at(-1)?.getByRole("tab", { name: "Export" }).click();
  await page.frames().at(-1)?.getByRole("button", { name: "Open as new workbook" }).waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file });
  await context.close();
}

const gallery = await serveGallery();
const browser = await launchBrowser();
const looks = [
  { look: "light", colorScheme: "light", forcedColors: "none", widths: [320, 450] },
  { look: "dark", colorScheme: "dark", forcedColors: "none", widths: [320, 450] },
  { look: "contrast", colorScheme: "dark", forcedColors: "active", widths: [320] },
] as const;
for (const { look, colorScheme, forcedColors, widths } of looks) {
  for (const width of widths) {
    const context = await openContext(browser, { colorScheme, forcedColors, viewport: { width, height: lowest } });
    const page = await context.newPage();
    for (const view of views.filter(({ name }) => name.includes(only))) {
      await showView(page, gallery.origin, view);
      // As high as the content, so that what sticks to the pane's foot stands there in the picture too.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(folder, `${view.name}-${width}-${look}.png`) });
      await page.setViewportSize({ width, height: lowest });
    }
    await context.close();
  }
}
if (only === "" || only === "picture") await takePicture(browser, gallery.origin, join(folder, "pane.png"));
await browser.close();
await gallery.close();
