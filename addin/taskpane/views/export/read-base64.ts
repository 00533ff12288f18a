/** A file as Excel takes it. Read by the browser: encoding megabytes by hand would freeze the pane. */
export const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const url = typeof reader.result === "string" ? reader.result : "";
      resolve(url.slice(url.indexOf(",") + 1));
    });
    reader.addEventListener("error", () => {
      reject(reader.error ?? new Error("The file could not be read"));
    });
    reader.readAsDataURL(file);
  });
