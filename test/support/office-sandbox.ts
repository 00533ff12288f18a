import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { createExcelHost, type ExcelHost, type ExcelHostOptions } from "../../addin/preview/host/excel-host.ts";
import { enforceRequirementSets } from "../../addin/preview/host/metadata.ts";
import { installWin32Bridge, type OfficeTheme } from "../../addin/preview/host/win32-bridge.ts";

/** The genuine Office.js in a world of its own, talking to a simulated Excel of its own. */
export interface OfficeSandbox {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly host: ExcelHost;
}

export type OfficeSandboxOptions = ExcelHostOptions & { readonly theme?: OfficeTheme };

const folder = fileURLToPath(new URL("../../node_modules/@microsoft/office-js/dist/", import.meta.url));

/** Compiled once per process: that is most of what a sandbox costs. */
const scripts = new Map<string, vm.Script>();

function scriptOf(file: string): vm.Script {
  const known = scripts.get(file);
  if (known !== undefined) return known;
  const script = new vm.Script(readFileSync(folder + file, "utf8"), { filename: file });
  scripts.set(file, script);
  return script;
}

const isOffice = (window: object): window is Omit<OfficeSandbox, "host"> =>
  "Excel" in window && "Office" in window && "OfficeExtension" in window;

function memoryStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem" | "clear"> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

interface ScriptElement {
  src?: string;
  readyState?: string;
  onload?: (event: object) => void;
  onerror?: (error: unknown) => void;
  getAttribute: (name: string) => unknown;
  setAttribute: (name: string, value: unknown) => void;
  addEventListener: () => void;
  appendChild: () => void;
  style: object;
}

function createElement(): ScriptElement {
  const attributes = new Map<string, unknown>();
  return {
    getAttribute: (name) => attributes.get(name),
    setAttribute: (name, value) => void attributes.set(name, value),
    addEventListener: () => {},
    appendChild: () => {},
    style: {},
  };
}

/** As much of a document as office.js needs to find its own script tag and to add that of Excel's classes. */
function createDocument(load: (element: ScriptElement) => void): object {
  const officeTag = { src: "file:///office/office.js", getAttribute: () => "file:///office/office.js" };
  const head = { appendChild: load, insertBefore: load };
  return {
    readyState: "complete",
    cookie: "",
    head,
    body: createElement(),
    documentElement: createElement(),
    createElement,
    getElementsByTagName: (name: string) => (name === "script" ? [officeTag] : [head]),
    querySelectorAll: () => [],
    addEventListener: () => {},
  };
}

function createWindow(): Record<string, unknown> {
  const storage = memoryStorage();
  const window: Record<string, unknown> = {
    // Errors are of this world's class, so that whoever catches them can tell them by `instanceof`.
    Error,
    Promise,
    JSON,
    Date,
    Math,
    URL,
    console,
    crypto,
    performance,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    navigator: { userAgent: "node", platform: "Win32", language: "en-US" },
    location: new URL("https://localhost/"),
    history: {},
    name: "",
    sessionStorage: storage,
    localStorage: storage,
    addEventListener: () => {},
    removeEventListener: () => {},
    postMessage: () => {},
  };
  for (const name of ["window", "self", "top", "parent", "globalThis"]) window[name] = window;
  return window;
}

/**
 * Loads office.js as a page does, with a simulated Excel behind it. Each sandbox is a workbook of its own, with one blank
 * sheet "Sheet1". About 20 ms; the first of a process takes longer.
 */
export async function createOfficeSandbox({ theme, ...options }: OfficeSandboxOptions = {}): Promise<OfficeSandbox> {
  const host = createExcelHost(options);
  const window = createWindow();
  const context = vm.createContext(window);
  window["document"] = createDocument((element) => {
    const file = element.src?.replace("file:///office/", "") ?? "";
    setTimeout(() => {
      try {
        scriptOf(file).runInContext(context);
      } catch (error) {
        element.onerror?.(error);
        throw error;
      }
      element.readyState = "loaded";
      element.onload?.({});
    }, 0);
  });
  installWin32Bridge(window, host, theme);
  scriptOf("office.js").runInContext(context);
  if (!("Office" in window)) throw new Error("office.js brought no Office.");
  const { Office: office } = window as { Office: typeof Office };
  await office.onReady();
  enforceRequirementSets(window);
  if (!isOffice(window)) throw new Error("office.js brought no Excel.");
  return { Excel: window.Excel, Office: window.Office, OfficeExtension: window.OfficeExtension, host };
}
