import type { MainPipe } from '../../../../src/main/ipc/pipe';
import type { DownFrame, UpFrame } from '../../../../src/shared/wire';

/** A pipe with its reader's side in the test's hands. */
export type FakePipe = MainPipe & {
  readonly frames: DownFrame[];
  readonly batches: () => (readonly unknown[])[];
  readonly items: () => unknown[];
  readonly closed: () => boolean;
  /** What the reader sends; anything, since a reader may be hostile. */
  readonly up: (frame: unknown) => void;
  readonly ackAll: () => void;
  /** The reader is gone without a word. */
  readonly drop: () => void;
};

export function fakePipe({ acknowledge = false } = {}): FakePipe {
  const frames: DownFrame[] = [];
  let onFrame: (frame: unknown) => void = () => undefined;
  let onClose: () => void = () => undefined;
  let closed = false;
  const ack = (seq: number): UpFrame => ({ kind: 'ack', seq });
  const batches = () => frames.flatMap((frame) => (frame.kind === 'batch' ? [frame.items] : []));
  return {
    post: (frame) => {
      if (closed) throw new Error('A frame was posted to a closed pipe.');
      frames.push(frame);
      if (acknowledge && frame.kind === 'batch') setImmediate(() => onFrame(ack(frame.seq)));
    },
    onFrame: (listener) => {
      onFrame = listener;
    },
    onClose: (listener) => {
      onClose = listener;
    },
    close: () => {
      closed = true;
    },
    frames,
    batches,
    items: () => batches().flat(),
    closed: () => closed,
    up: (frame) => onFrame(frame),
    ackAll: () => onFrame(ack(batches().length)),
    drop: () => onClose(),
  };
}
