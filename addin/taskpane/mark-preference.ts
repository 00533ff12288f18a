/** Whether this person wants the cells' states on the sheet. Theirs and not the workbook's: a colleague may not. */
export interface MarkPreference {
  readonly isOn: () => boolean;
  readonly set: (isOn: boolean) => void;
}

/** Kept in the browser's storage; without one it lasts as long as the page. `partition` is put before the key. */
export function createMarkPreference(storage: Storage | null, partition: string): MarkPreference {
  const key = `${partition}milepost.marks`;
  let isOn = storage?.getItem(key) === "on";
  return {
    isOn: () => isOn,
    set: (next) => {
      isOn = next;
      if (next) storage?.setItem(key, "on");
      else storage?.removeItem(key);
    },
  };
}
