import type { WindowRequest } from '../../shared/models';
import type { App } from '../ipc/contract-types';
import type { MainWindow } from './window';
import type { Words } from './words';

/** What the parts of the desktop share. */
export type Desktop = {
  readonly slipway: App;
  readonly words: Words;
  readonly window: MainWindow;
  /** Shows the window and asks something of its page. */
  readonly ask: (request: WindowRequest) => void;
};
