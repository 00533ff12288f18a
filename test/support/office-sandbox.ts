import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { createContext, runInContext, Script, type Context } from "node:vm";
import { ExcelHost, type ExcelHostOptions } from "../../addin/preview/excel-host/excel-host.ts";
import { installWin32Bridge, type BridgeOptions } from "../../addin/preview/excel-host/win32-bridge.ts";

const dist = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);

/** The library's files are large: read and compiled once, run in every sandbox. */
const scripts = new Map<string, Script>();
function scriptAt(file: string): Script {
  const known = scripts.get(file);
  if (known !== undefined) return known;
  const script = new Script(readFileSync(file, "utf8"), { filename: file });
  scripts.set(file, script);
  return script;
}

export interface OfficeSandbox {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly host: ExcelHost;
}

const nothing = (): undefined => undefined;

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

interface ScriptTag {
  src: string;
  onload?: (event: unknown) => void;
  onerror?: (error: unknown) => void;
  readyState?: string;
}

/** As much of a browser's document as office.js touches: it finds its own script tag and adds another beside it. */
function pageOf(load: (tag: ScriptTag) => void) {
  const element = () => {
    const attributes: Record<string, unknown> = {};
    return {
      setAttribute: (name: string, value: unknown) => void (attributes[name] = value),
      getAttribute: (name: string) => attributes[name],
      addEventListener: nothing,
      appendChild: nothing,
      style: {},
    };
  };
  const src = pathToFileURL(path.join(dist, "office.js")).href;
  const tags: unknown[] = [{ src, getAttribute: () => src }];
  const add = (tag: ScriptTag): ScriptTag => {
    tags.push(tag);
    load(tag);
    return tag;
  };
  const head = { appendChild: add, insertBefore: add };
  return {
    readyState: "complete",
    createElement: element,
    getElementsByTagName: (name: string) => (name === "script" ? tags : [head]),
    head,
    body: element(),
    documentElement: element(),
    addEventListener: nothing,
    querySelectorAll: () => [],
    cookie: "",
  };
}

/**
 * The genuine Office.js in a sandbox of its own, with a simulated Excel behind it: about 20 ms each, no browser. Requirement
 * sets are enforced as in Excel, which the library leaves off unless told.
 */
export async function createOfficeSandbox(options: ExcelHostOptions & BridgeOptions = {}): Promise<OfficeSandbox> {
  const host = new ExcelHost(options);
  const window: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    URL,
    crypto,
    navigator: { userAgent: "node", platform: "Win32", language: "en-US" },
    location: {
      href: "https://localhost/",
      search: "",
      hash: "",
      protocol: "https:",
      origin: "https://localhost",
      hostname: "localhost",
    },
    name: "",
    history: {},
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
    sessionStorage: storage(),
    localStorage: storage(),
  };
  for (const name of ["window", "self", "top", "parent", "globalThis"]) window[name] = window;
  const context: Context = createContext(window);
  window["document"] = pageOf((tag) => {
    setTimeout(() => {
      scriptAt(fileURLToPath(tag.src)).runInContext(context);
      tag.readyState = "loaded";
      tag.onload?.({});
    }, 0);
  });
  installWin32Bridge(host, window, options);
  scriptAt(path.join(dist, "office.js")).runInContext(context);
  await runInContext("Office.onReady()", context);
  runInContext("OfficeExtension.CommonUtility._doApiNotSupportedCheck = true", context);
  const { Excel: excel, Office: office } = window as unknown as { Excel: typeof Excel; Office: typeof Office };
  return { Excel: excel, Office: office, host };
}
