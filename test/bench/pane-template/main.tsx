import {
  Button,
  Field,
  FluentProvider,
  Image,
  makeStyles,
  Textarea,
  tokens,
  webLightTheme,
} from "@fluentui/react-components";
import { DesignIdeas24Regular, LockOpen24Regular, Ribbon24Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { createRoot } from "react-dom/client";

/**
 * What a React task pane begins as: a header with a picture, a list of three points with icons, a field and a button that
 * writes into the sheet. Written for measuring against, with the packages Microsoft's own template for React takes.
 */
const useStyles = makeStyles({
  header: { padding: "24px", textAlign: "center", backgroundColor: tokens.colorNeutralBackground3 },
  list: { listStyle: "none", padding: "24px" },
  form: { display: "flex", flexDirection: "column", alignItems: "center", gap: "12px" },
});

const points = [
  { icon: <Ribbon24Regular />, text: "Achieve more with Office integration" },
  { icon: <LockOpen24Regular />, text: "Unlock features and functionality" },
  { icon: <DesignIdeas24Regular />, text: "Create and visualize like a pro" },
];

async function write(text: string): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1").values = [[text]];
    await context.sync();
  });
}

function Pane() {
  const styles = useStyles();
  const [text, setText] = useState("Some text.");
  return (
    <FluentProvider theme={webLightTheme}>
      <header className={styles.header}>
        <Image width="90" height="90" src="data:," alt="Logo" />
        <h1>Welcome</h1>
      </header>
      <ul className={styles.list}>
        {points.map(({ icon, text: words }) => (
          <li key={words}>
            {icon} {words}
          </li>
        ))}
      </ul>
      <div className={styles.form}>
        <Field label="Text to insert">
          <Textarea
            value={text}
            onChange={(_, data) => {
              setText(data.value);
            }}
          />
        </Field>
        <Button appearance="primary" onClick={() => void write(text)}>
          Insert text
        </Button>
      </div>
    </FluentProvider>
  );
}

const place = document.querySelector("#pane");
if (place === null) throw new Error("The page has no #pane");
await Office.onReady();
createRoot(place).render(<Pane />);
