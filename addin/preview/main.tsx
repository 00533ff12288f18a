import { createRoot } from "react-dom/client";
import { PreviewPage } from "./PreviewPage.tsx";
import { createPreviewExcel } from "./sheet/preview-excel.ts";
import type { ExcelHost } from "./host/excel-host.ts";

declare global {
  interface Window {
    /** Called by the pane's page before Office.js loads in it. */
    connectExcel?: (window: Window) => void;
    /** The workbook behind the page, for whoever drives it in a test. */
    excelHost?: ExcelHost;
  }
}

const excel = createPreviewExcel(() => matchMedia("(prefers-color-scheme: dark)").matches);
window.connectExcel = excel.connect;
window.excelHost = excel.host;

const place = document.querySelector("#preview");
if (place === null) throw new Error("preview.html has no #preview");
createRoot(place).render(<PreviewPage excel={excel} />);
