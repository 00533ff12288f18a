import type { Page } from "playwright-core";
import { scenes, type SceneName } from "./scene-names.ts";

/** Something to look at: a scene, and what is pressed in it first, one after the other. */
export interface View {
  readonly name: string;
  readonly scene: SceneName;
  readonly press: readonly { readonly role: "tab" | "button" | "heading"; readonly name: string }[];
}

const view = (scene: SceneName, ...press: View["press"]): View => ({
  name: [scene, ...press.map(({ name }) => name.toLowerCase().replaceAll(" ", "-"))].join("-"),
  scene,
  press,
});
const tab = (name: string) => ({ role: "tab", name }) as const;
const unfold = (name: string) => ({ role: "heading", name }) as const;
const button = (name: string) => ({ role: "button", name }) as const;

/** Everything the pane ever shows: every scene as it opens, and what lies behind its tabs, menus and forms. */
export const views: readonly View[] = [
  ...scenes.map((scene) => view(scene)),
  view("home-champion", button("Account")),
  view("home-opening", button("Open in this workbook")),
  view("home-staff", tab("Export")),
  view("home-chita", unfold("Start or open a document")),
  view("home-chita", tab("Review")),
  view("home-chita", tab("Review"), button("4 returned")),
  view("home-chita", tab("Review"), button("Select those without problems (1)"), button("Accept 1 document…")),
  view("document-imat", tab("Results")),
  view("document-profile", tab("Results")),
  view("document-charts", tab("Results")),
  view("document-problems", tab("Results")),
  view("document-problems", tab("History")),
  view("document-new", tab("History")),
  view("document-problems", tab("Fill in")),
  view("document-conflict", tab("Fill in")),
  view("document-accepted", tab("Fill in")),
  view("document-new", tab("Fill in")),
  view("document-scoring", tab("Fill in")),
  view("document-spread", tab("Fill in"), button("Record what we agree on")),
  view("document-report", tab("Fill in")),
  view("document-review", button("Return")),
  view("document-review", tab("Threads")),
  view("document-review", tab("Threads"), button("Answer about CMS122v5, Denominator")),
  view("document-explain", button("Change explanation")),
];

let showings = 0;

/** Brings a view onto the gallery's page. Only the first one loads the page; the others change what it shows. */
export async function showView(page: Page, origin: string, { scene, press }: Omit<View, "name">): Promise<void> {
  showings += 1;
  await page.goto(`${origin}/#${scene}/${showings}`);
  const settled = () =>
    page.waitForFunction(
      () =>
        document.querySelector("main") !== null &&
        !document.body.innerText.includes("Loading…") &&
        document.querySelector('[placeholder="Loading…"]') === null,
    );
  await settled();
  if (scene === "document-saving") await page.getByRole("progressbar", { name: "Progress" }).waitFor();
  for (const { role, name } of press) {
    await page
      .getByRole(role, { name, exact: role === "button" })
      .first()
      .click();
    await settled();
  }
}
