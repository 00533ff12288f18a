import { Button, Field, Input, MessageBar, MessageBarBody, Text } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { ClientError } from "../../sync/api-client.ts";
import { clientErrorText } from "../error-words.ts";
import { useServices } from "../services-context.ts";
import type { SignedIn } from "../sign-in-store.ts";
import { signInStrings } from "../strings/sign-in.ts";
import { FullPage } from "./FullPage.tsx";
import { RibbonReport } from "./RibbonReport.tsx";

interface Props {
  readonly why: "start" | "left" | "expired";
  readonly onSignedIn: (signedIn: SignedIn) => void;
}

export function SignIn({ why, onSignedIn }: Props) {
  const { api, ribbon } = useServices();
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const signIn = async (): Promise<void> => {
    if (code.trim() === "") {
      setError(signInStrings.missing);
      return;
    }
    setBusy(true);
    setError(null);
    const reply = await api.call("signIn", { body: { code: code.trim() } });
    setBusy(false);
    if (reply.ok) {
      ribbon.dismiss();
      onSignedIn(reply.value);
    } else setError(signInErrorText(reply.error));
  };

  return (
    <FullPage title={signInStrings.title}>
      {why === "expired" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{signInStrings.expired}</MessageBarBody>
        </MessageBar>
      )}
      <RibbonReport />
      <Text>{signInStrings.intro}</Text>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!isBusy) void signIn();
        }}
        style={{ display: "flex", flexDirection: "column", gap: "16px" }}
      >
        <Field label={signInStrings.code} {...(error === null ? {} : { validationMessage: error })}>
          <Input
            value={code}
            autoComplete="one-time-code"
            spellCheck={false}
            onChange={(_, data) => {
              setCode(data.value);
              setError(null);
            }}
          />
        </Field>
        <Button appearance="primary" type="submit" disabledFocusable={isBusy}>
          {isBusy ? signInStrings.busy : signInStrings.button}
        </Button>
      </form>
    </FullPage>
  );
}

/** Signing in while the server is away is another matter than saving: there are no values to speak of yet. */
function signInErrorText(error: ClientError): string {
  if (error.kind === "offline") return signInStrings.offline;
  return error.kind === "unreadable-reply" ? signInStrings.unreadable : clientErrorText(error);
}
