import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors';
import { openStream } from '../../../bridge/client';

export type LoadPhase =
  /** `refused` is about the path that was given, not about what is typed since. */
  | { readonly kind: 'form'; readonly refused: { readonly path: string; readonly error: AppError } | null }
  /** Bytes. */
  | { readonly kind: 'loading'; readonly path: string; readonly sent: number; readonly total: number }
  | { readonly kind: 'done'; readonly loaded: readonly string[] };

export type Load = {
  readonly phase: LoadPhase;
  readonly start: (path: string) => void;
  /** Cancels; the form comes back. */
  readonly cancel: () => void;
};

/** One `docker load` after the other. It is canceled when the component goes. `onEnd` is told whether it failed. */
export function useLoad(onEnd: (path: string, failed: boolean) => void): Load {
  const [phase, setPhase] = useState<LoadPhase>({ kind: 'form', refused: null });
  const close = useRef<() => void>(() => undefined);
  useEffect(() => () => close.current(), []);

  const start = (path: string) => {
    setPhase({ kind: 'loading', path, sent: 0, total: 0 });
    let loaded: readonly string[] = [];
    const stream = openStream('images.load', { path }, {
      onItems: (items) => {
        for (const item of items) {
          if (item.kind === 'done') loaded = item.loaded;
          else setPhase({ kind: 'loading', path, sent: item.sent, total: item.total });
        }
      },
      onEnd: () => {
        setPhase({ kind: 'done', loaded });
        onEnd(path, false);
      },
      onError: (error) => {
        setPhase({ kind: 'form', refused: { path, error } });
        onEnd(path, true);
      },
    });
    close.current = stream.close;
  };
  const cancel = () => {
    close.current();
    setPhase({ kind: 'form', refused: null });
  };
  return { phase, start, cancel };
}
