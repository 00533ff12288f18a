import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useId, type ReactNode, type Ref } from "react";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0 },
  head: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly title: string;
  /** Stands at the title's right. */
  readonly aside?: ReactNode;
  /** Takes the focus when what had it is gone: an answered question, a mended problem. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}

/** A part of a view under a heading that screen readers can jump to. */
export function Section({ title, aside, headingRef, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <Subtitle2
          as="h2"
          className={styles.title}
          id={id}
          tabIndex={-1}
          {...(headingRef === undefined ? {} : { ref: headingRef })}
        >
          {title}
        </Subtitle2>
        {aside}
      </div>
      {children}
    </section>
  );
}
