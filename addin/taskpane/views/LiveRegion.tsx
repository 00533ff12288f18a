import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  region: { display: "block", minWidth: 0 },
  /** Takes no room and no gap, and is there all the same: a region that comes with its words is not read out. */
  empty: { position: "absolute" },
});

interface Props {
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What appears in here is read out, once what the reader is saying has ended. */
export function LiveRegion({ label, className, children }: Props) {
  const styles = useStyles();
  const isEmpty = children === null || children === false || children === "";
  return (
    <output aria-label={label} className={mergeClasses(styles.region, isEmpty && styles.empty, className)}>
      {children}
    </output>
  );
}
