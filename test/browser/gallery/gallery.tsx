import { createRoot, type Root } from "react-dom/client";
import { App } from "../../../addin/taskpane/App.tsx";
import { StartProblem } from "../../../addin/taskpane/start/StartProblem.tsx";
import { createColorScheme } from "../../../addin/taskpane/color-scheme.ts";
import type { SceneName } from "./scene-names.ts";
import type { Scene } from "./make-scene.ts";
import { scenes } from "./scenes.ts";

/** Shows the scene that the address names, `#document-conflict`; without a name, the list of all. */
const place = document.querySelector("#pane");
if (place === null) throw new Error("The page has no place for the pane");
const pane = place;

const isScene = (name: string): name is SceneName => name in scenes;

function contentOf(scene: Scene) {
  if ("services" in scene) return <App services={scene.services} />;
  const colorScheme = createColorScheme(() => undefined, matchMedia("(prefers-color-scheme: dark)"));
  return <StartProblem start={scene.start} colorScheme={colorScheme} reload={() => {}} />;
}

let shown: Root | null = null;

/** What stands behind a slash only tells one showing from the next: the same scene twice starts afresh. */
function show(): void {
  const [name = ""] = location.hash.slice(1).split("/");
  shown?.unmount();
  // The one scene that is to crash says so in its page; any other that crashes is to be heard of.
  shown = createRoot(pane, name === "crashed" ? { onCaughtError: () => {} } : {});
  window.scrollTo(0, 0);
  shown.render(
    isScene(name) ? (
      contentOf(scenes[name]())
    ) : (
      <ul>
        {Object.keys(scenes).map((each) => (
          <li key={each}>
            <a href={`#${each}`}>{each}</a>
          </li>
        ))}
      </ul>
    ),
  );
}

window.addEventListener("hashchange", show);
show();
