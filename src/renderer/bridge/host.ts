import type { HostBridge } from '../../shared/wire';
import { createWebBridge } from './web';

declare global {
  interface Window {
    /** Exposed by the preload; there is none in the browser host. */
    readonly slipway?: HostBridge;
  }
}

/** The host this page runs in: the desktop where the preload left its bridge, otherwise the browser host. */
export function pickHost(): HostBridge {
  return globalThis.window?.slipway ?? createWebBridge();
}
