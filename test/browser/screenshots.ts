import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser, openContext } from "../support/browser.ts";
import { serveGallery } from "../support/gallery.ts";
import { scenes } from "./gallery/scene-names.ts";

/**
 * Pictures of every view, for people to look at: `npm run screenshots -- FOLDER [part of a scene's name]`. Narrow and
 * wide, light and dark.
 */
const [folder, only = ""] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder for the pictures");
await mkdir(folder, { recursive: true });

/** A pane's height in a window of usual size. */
const lowest = 700;

const gallery = await serveGallery();
const browser = await launchBrowser();
for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 450]) {
    const context = await openContext(browser, { colorScheme, viewport: { width, height: lowest } });
    const page = await context.newPage();
    for (const scene of scenes.filter((name) => name.includes(only))) {
      await page.goto(`${gallery.origin}/?${scene}#${scene}`);
      await page.waitForFunction(
        () => document.querySelector("main") !== null && !document.body.innerText.includes("Loading…"),
      );
      // As high as the content, so that what sticks to the pane's foot stands there in the picture too.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(folder, `${scene}-${width}-${colorScheme}.png`) });
      await page.setViewportSize({ width, height: lowest });
    }
    await context.close();
  }
}
await browser.close();
await gallery.close();
