import type { DownFrame } from '../../shared/wire';

/** Main's end of a pipe: a MessagePort on the desktop, a WebSocket in the browser host. */
export type MainPipe = {
  /** Does nothing once the pipe is closed. */
  readonly post: (frame: DownFrame) => void;
  /** What arrives is hostile until it is parsed. One listener, set before anything can arrive. */
  readonly onFrame: (listener: (frame: unknown) => void) => void;
  /** The other side is gone, in whatever way. One listener. */
  readonly onClose: (listener: () => void) => void;
  /** Frames that were posted before still arrive. */
  readonly close: () => void;
};
