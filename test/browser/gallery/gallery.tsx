import { createRoot } from "react-dom/client";
import { App } from "../../../addin/taskpane/App.tsx";
import { StartProblem } from "../../../addin/taskpane/start/StartProblem.tsx";
import { createColorScheme } from "../../../addin/taskpane/color-scheme.ts";
import type { SceneName } from "./scene-names.ts";
import { scenes } from "./scenes.ts";

/** Shows the scene that the address names, `#document-conflict`; without a name, the list of all. */
const root = document.querySelector("#pane");
if (root === null) throw new Error("The page has no place for the pane");
const isScene = (name: string): name is SceneName => name in scenes;
const name = location.hash.slice(1);
const scene = isScene(name) ? scenes[name]() : undefined;
if (scene === undefined) {
  createRoot(root).render(
    <ul>
      {Object.keys(scenes).map((each) => (
        <li key={each}>
          <a href={`?${each}#${each}`}>{each}</a>
        </li>
      ))}
    </ul>,
  );
} else if ("start" in scene) {
  const colorScheme = createColorScheme(() => undefined, matchMedia("(prefers-color-scheme: dark)"));
  createRoot(root).render(<StartProblem start={scene.start} colorScheme={colorScheme} reload={() => {}} />);
} else {
  createRoot(root).render(<App services={scene.services} />);
}
