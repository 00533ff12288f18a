import type { Direction } from "./selection.ts";

/** What a key asks of the sheet. Copy, cut and paste are the browser's own events and not here. */
export type Command =
  | { readonly kind: "move"; readonly direction: Direction; readonly extends: boolean; readonly toEdge: boolean }
  | { readonly kind: "advance"; readonly direction: Direction }
  | { readonly kind: "page"; readonly direction: Direction; readonly extends: boolean }
  | { readonly kind: "home" | "start" | "end"; readonly extends: boolean }
  | { readonly kind: "sheet"; readonly step: 1 | -1 }
  | { readonly kind: "type"; readonly text: string }
  | { readonly kind: "edit" | "note" | "replace" | "clear" | "cancel" | "choose" | "undo" | "redo" | "menu" | "leave" }
  | { readonly kind: "select"; readonly what: "all" | "rows" | "columns" };

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

function controlCommand({ key, shiftKey }: Key): Command | null {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case "z":
      return { kind: shiftKey ? "redo" : "undo" };
    case "y":
      return { kind: "redo" };
    case "a":
      return { kind: "select", what: "all" };
    case " ":
      return { kind: "select", what: "columns" };
    case "Home":
      return { kind: "start", extends: shiftKey };
    case "End":
      return { kind: "end", extends: shiftKey };
    case "PageUp":
      return { kind: "sheet", step: -1 };
    case "PageDown":
      return { kind: "sheet", step: 1 };
    default:
      return null;
  }
}

function plainCommand({ key, shiftKey }: Key): Command | null {
  switch (key) {
    case "Tab":
      return { kind: "advance", direction: shiftKey ? "left" : "right" };
    case "Enter":
      return { kind: "advance", direction: shiftKey ? "up" : "down" };
    case "Home":
      return { kind: "home", extends: shiftKey };
    case "PageUp":
      return { kind: "page", direction: "up", extends: shiftKey };
    case "PageDown":
      return { kind: "page", direction: "down", extends: shiftKey };
    case "F2":
      return { kind: shiftKey ? "note" : "edit" };
    case "F6":
      return { kind: "leave" };
    case "Delete":
      return { kind: "clear" };
    case "Backspace":
      return { kind: "replace" };
    case "Escape":
      return { kind: "cancel" };
    case "ContextMenu":
      return { kind: "menu" };
    case "F10":
      return shiftKey ? { kind: "menu" } : null;
    case " ":
      return shiftKey ? { kind: "select", what: "rows" } : { kind: "type", text: " " };
    default:
      return isCharacter(key) ? { kind: "type", text: key } : null;
  }
}

/** Keys that type have the character for their name; it may be of two code units. */
const isCharacter = (key: string): boolean => /^.$/su.test(key);

/** Excel's meaning of a key in the sheet, outside of editing; null where it has none and the browser may have it. */
export function commandOf(key: Key): Command | null {
  const isControl = key.ctrlKey || key.metaKey;
  const direction = arrows[key.key];
  if (direction !== undefined) {
    if (key.altKey) return direction === "down" ? { kind: "choose" } : null;
    return { kind: "move", direction, extends: key.shiftKey, toEdge: isControl };
  }
  // Right Alt on many keyboards is Ctrl and Alt together, and types a character.
  if (isControl && key.altKey) return isCharacter(key.key) ? { kind: "type", text: key.key } : null;
  if (key.altKey) return null;
  return isControl ? controlCommand(key) : plainCommand(key);
}
