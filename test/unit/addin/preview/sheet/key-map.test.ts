import { describe, expect, it } from "vitest";
import { commandOf } from "../../../../../addin/preview/sheet/key-map.ts";

const press = (keys: string) => {
  const parts = keys.split("+");
  return commandOf({
    key: parts.at(-1) ?? "",
    ctrlKey: parts.includes("Ctrl"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    metaKey: parts.includes("Meta"),
  });
};

describe("keys in the sheet", () => {
  it.each([
    ["ArrowDown", { kind: "move", direction: "down", extends: false, toEdge: false }],
    ["Ctrl+Shift+ArrowRight", { kind: "move", direction: "right", extends: true, toEdge: true }],
    ["Alt+ArrowDown", { kind: "choose" }],
    ["Tab", { kind: "advance", direction: "right" }],
    ["Shift+Enter", { kind: "advance", direction: "up" }],
    ["Ctrl+Home", { kind: "start", extends: false }],
    ["Shift+Home", { kind: "home", extends: true }],
    ["Ctrl+End", { kind: "end", extends: false }],
    ["Shift+PageDown", { kind: "page", direction: "down", extends: true }],
    ["Ctrl+PageDown", { kind: "sheet", step: 1 }],
    ["F2", { kind: "edit" }],
    ["Delete", { kind: "clear" }],
    ["Backspace", { kind: "replace" }],
    ["Escape", { kind: "cancel" }],
    ["Ctrl+z", { kind: "undo" }],
    ["Meta+Shift+Z", { kind: "redo" }],
    ["Ctrl+y", { kind: "redo" }],
    ["Shift+F10", { kind: "menu" }],
    ["Shift+ ", { kind: "select", what: "rows" }],
    ["Ctrl+a", { kind: "select", what: "all" }],
    ["7", { kind: "type", text: "7" }],
    ["Shift+A", { kind: "type", text: "A" }],
    ["Ctrl+Alt+@", { kind: "type", text: "@" }],
  ])("%s", (keys, command) => {
    expect(press(keys)).toEqual(command);
  });

  it.each(["Ctrl+c", "Ctrl+v", "Ctrl+x", "Ctrl+r", "F5", "Shift", "Alt+f"])("leaves %s to the browser", (keys) => {
    expect(press(keys)).toBeNull();
  });
});
