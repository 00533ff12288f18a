import { createExcelHost, type ExcelHost } from "./excel-host.ts";
import type { RequirementSets } from "./requirement-sets.ts";
import { installWin32Bridge, type OfficeTheme } from "./win32-bridge.ts";

declare global {
  interface Window {
    /** The simulated Excel of this page, for whoever drives it: the preview's grid, a test. */
    milepostHost?: ExcelHost;
    /** Set before this script runs to choose what the simulated Excel has. */
    milepostHostOptions?: {
      readonly requirements?: RequirementSets;
      readonly latencyMs?: number;
      readonly theme?: OfficeTheme;
    };
  }
}

// Bundled into one script that a page runs before office.js.
const { theme, ...options } = window.milepostHostOptions ?? {};
window.milepostHost = createExcelHost(options);
installWin32Bridge(window, window.milepostHost, theme);
