import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';

type Props = { readonly children: ReactNode };
type State = { readonly report: string | null };

/** Keeps one view that fails from taking the window with it, and shows what to report. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { report: null };

  static getDerivedStateFromError(error: unknown): State {
    return { report: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState(({ report }) => ({ report: `${report ?? ''}\n${info.componentStack ?? ''}` }));
  }

  override render(): ReactNode {
    const { report } = this.state;
    if (report === null) return this.props.children;
    return <Crashed report={report} onRetry={() => this.setState({ report: null })} />;
  }
}

function Crashed({ report, onRetry }: { readonly report: string; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="crashed" role="alert">
      <h2>{t('app.crashed')}</h2>
      <p className="mid">{t('app.crashedText')}</p>
      <div className="row">
        <Button variant="primary" onClick={onRetry}>
          {t('app.tryAgain')}
        </Button>
        <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
        <CopyButton text={report} label={t('app.copyReport')} />
      </div>
      <code className="detail" tabIndex={0} aria-label={t('app.copyReport')}>
        {report}
      </code>
    </div>
  );
}
