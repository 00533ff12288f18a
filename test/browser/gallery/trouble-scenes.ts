import { err } from "../../../shared/result.ts";
import { fakeWorkbook } from "../../support/pane-fakes.ts";
import { apiFor, cqm, goodCqm, home, inDocument, member, neverOpens, type Scene } from "./make-scene.ts";
import { bindingOf, documentOf, world } from "./sample.ts";
import type { SceneName } from "./scene-names.ts";

const never = () => new Promise<never>(() => {});

/** What people see when something fails, is missing or takes long. */
export const troubles = {
  crashed: () =>
    home(member, {
      today: () => {
        throw new Error("The gallery breaks the pane to show this page.");
      },
    }),
  "home-empty": () => home(member, { api: apiFor(member, []) }),
  "home-nobody": () => home(world("practice-champion", 0)),
  "home-unreadable": () =>
    home(member, {
      workbook: {
        ...fakeWorkbook(),
        readBindings: () => Promise.resolve(err({ kind: "failed", code: "GeneralException" } as const)),
      },
    }),
  "home-offline": () => home(member, { api: apiFor(member, null) }),
  "home-opening": () =>
    home(member, {
      documents: {
        ...neverOpens,
        insert: (_, tell) => {
          tell?.("drawing");
          return never();
        },
      },
    }),
  "document-failed": () =>
    home(member, { workbook: fakeWorkbook([bindingOf(documentOf("alder", "cqm", "2017-Q4", "draft"))]) }),
  "document-saving": () =>
    inDocument(member, cqm(goodCqm, "draft", { activity: "pushing", waiting: 740, sending: { done: 500, of: 1_240 } })),
} as const satisfies Readonly<Partial<Record<SceneName, () => Scene>>>;
