/** What the ribbon's commands say. */
export const ribbonStrings = {
  region: "From the ribbon",
  about: (name: string, message: string): string => `${name}: ${message}`,
  signedOut: "Sign in first: open the Milepost pane on the Home tab. Nothing you typed is lost.",
  noDocument: "No Milepost document is in this workbook. Open one in the Milepost pane first.",
} as const;
