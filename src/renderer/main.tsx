import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/table.css';
import './ui/styles/shell.css';
import './ui/styles/overlay.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { ErrorBoundary } from './app/error-boundary';
import { fetchLostSheets } from './app/lost-sheets';
import { NoHost } from './app/no-host';
import { followRequests } from './app/requests';
import { capabilities } from './bridge/client';
import { speak, startI18n } from './i18n';
import { followHistory } from './state/history';
import { followEngine } from './state/replica';
import { loadSettings } from './state/settings';
import { followUpdates } from './state/updates';

/** Asks main for the settings, so that the first picture has their language and theme, then renders. */
async function start(root: HTMLElement): Promise<void> {
  if (capabilities.host === 'desktop') document.documentElement.dataset.desktop = capabilities.platform;
  await startI18n();
  const loaded = await loadSettings();
  if (!loaded.ok) await speak('system');
  if (loaded.ok) {
    followEngine();
    followHistory();
    followUpdates();
    followRequests();
  }
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>{loaded.ok ? <App /> : <NoHost error={loaded.error} />}</ErrorBoundary>
    </StrictMode>,
  );
}

addEventListener('load', fetchLostSheets);
const root = document.getElementById('root');
if (root) void start(root);
