import { makeStyles, Title2, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Mark } from "./Mark.tsx";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXL}`,
    maxWidth: "420px",
    margin: "0 auto",
    overflowWrap: "anywhere",
    "& ol": { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
    "& li + li": { marginTop: tokens.spacingVerticalS },
  },
});

/** A page of its own for moments when there is nothing else to show: signing in, not in Excel, the pane stopped. */
export function FullPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <Mark size={48} />
      <Title2 as="h1" style={{ margin: 0, textWrap: "balance" }}>
        {title}
      </Title2>
      {children}
    </main>
  );
}
