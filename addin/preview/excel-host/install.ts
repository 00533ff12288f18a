import { ExcelHost } from "./excel-host.ts";
import { installWin32Bridge, type BridgeOptions } from "./win32-bridge.ts";

declare global {
  interface Window {
    /** The simulated workbook behind this page; there where the page was not opened from Excel. */
    milepostHost?: ExcelHost;
    /** Set before this script runs to choose what the simulated Excel has. */
    milepostHostOptions?: BridgeOptions & { readonly latencyMs?: number };
  }
}

const { latencyMs = 0, ...options } = window.milepostHostOptions ?? {};
const host = new ExcelHost({ latencyMs, thisYear: new Date().getFullYear() });
installWin32Bridge(host, window, options);
window.milepostHost = host;
