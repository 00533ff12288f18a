/** Why the pane cannot begin, and how to begin. */
export const startStrings = {
  noOfficeTitle: "Excel's add-in library did not load",
  noOffice:
    "The pane needs Office.js from appsforoffice.microsoft.com. Check the network or the firewall, then try again. Your workbook is untouched.",
  notExcelTitle: "Milepost works inside Excel",
  notExcel: "This page is the task pane of an Excel add-in. To use it:",
  sideLoad: [
    "In Excel on the web, choose Home › Add-ins › More add-ins › My add-ins › Upload my add-in.",
    "Choose the manifest file that this server offers (the link below).",
    "Open the pane with the Milepost button on the Home tab.",
  ],
  sideLoadElsewhere:
    "For Excel on Windows or Mac, your administrator can install the same manifest for everybody under Integrated apps in the Microsoft 365 admin center.",
  manifest: "Download manifest.xml",
  tooOldTitle: "This Excel is too old for Milepost",
  tooOld:
    "Milepost needs ExcelApi 1.9: Excel for Microsoft 365, Excel 2021 or later, or Excel on the web. Update Excel, or open the workbook in Excel on the web.",
} as const;
