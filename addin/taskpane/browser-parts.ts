/** localStorage, or null where the browser refuses it: third-party storage may be switched off in Excel on the web. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    // Touching the property is what throws, and there is no other way to ask.
    return null;
  }
}

/** This machine's id in pushes. Made at the first use; without storage it lasts as long as the page. */
export function clientIdIn(storage: Storage | null, partitionKey: string): string {
  const key = `${partitionKey}milepost.client`;
  const known = storage?.getItem(key) ?? null;
  if (known !== null) return known;
  const made = crypto.randomUUID();
  storage?.setItem(key, made);
  return made;
}

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the address after the click; a minute is ample, and keeping it would keep the file in memory.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
