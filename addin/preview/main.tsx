import { createRoot } from "react-dom/client";
import { PreviewPage } from "./PreviewPage.tsx";
import { xlsxFiles } from "./file/xlsx-files.ts";
import { createPreviewExcel, type NewWorkbook } from "./sheet/preview-excel.ts";
import type { ExcelHost } from "./host/excel-host.ts";

declare global {
  interface Window {
    /** Called by the pane's page before Office.js loads in it. */
    connectExcel?: (window: Window) => void;
    /** Asked by a tab that this one opened, for the workbook it is to show. */
    handOver?: () => NewWorkbook | null;
    /** The workbook behind the page, for whoever drives it in a test. */
    excelHost?: ExcelHost;
  }
}

const excel = createPreviewExcel(() => matchMedia("(prefers-color-scheme: dark)").matches, xlsxFiles);
window.connectExcel = excel.connect;
window.excelHost = excel.host;

const place = document.querySelector("#preview");
if (place === null) throw new Error("preview.html has no #preview");
/** The workbook that the tab which opened this one has for it. */
function handedOver(): NewWorkbook | null {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of another page, reading it throws
    return (window.opener as Window | null)?.handOver?.() ?? null;
  } catch {
    return null;
  }
}

createRoot(place).render(<PreviewPage excel={excel} handed={handedOver()} />);
