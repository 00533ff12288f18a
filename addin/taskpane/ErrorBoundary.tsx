import { Component, type ReactNode } from "react";
import { FullPage } from "./views/FullPage.tsx";
import { Button, Text } from "@fluentui/react-components";
import { crashStrings } from "./strings/crash.ts";

interface Props {
  readonly children: ReactNode;
  readonly reload: () => void;
}

/**
 * The pane's last resort. The sheet lives in Excel and the outbox in IndexedDB, so a pane that breaks loses nothing:
 * reloading is safe, and this page says so.
 */
export class ErrorBoundary extends Component<Props, { readonly error: string | null }> {
  override state: { readonly error: string | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: string } {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <FullPage title={crashStrings.title}>
        <Text>{crashStrings.body}</Text>
        <Button appearance="primary" onClick={this.props.reload}>
          {crashStrings.reload}
        </Button>
        <details>
          <summary>{crashStrings.details}</summary>
          <code>{this.state.error}</code>
        </details>
      </FullPage>
    );
  }
}
