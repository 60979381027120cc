import type { ReactElement, ReactNode } from 'react';

export type StatusKind =
  | 'running'
  | 'unhealthy'
  | 'starting'
  | 'stopping'
  | 'restarting'
  | 'paused'
  | 'exited0'
  | 'exitedN'
  | 'created';

export type StatusTone = 'ok' | 'warn' | 'bad' | 'idle';

const hole = 'var(--row, var(--canvas))';
const ring = { cx: 6, cy: 6, r: 3.75, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const;

const shapes: { readonly [K in StatusKind]: ReactElement } = {
  running: <circle cx="6" cy="6" r="4.25" fill="currentColor" />,
  unhealthy: (
    <>
      <path d="M6 1.2l5 9a.6.6 0 0 1-.5.9H1.5a.6.6 0 0 1-.5-.9z" fill="currentColor" />
      <path d="M6 4.6v2.6" stroke={hole} strokeWidth="1.3" strokeLinecap="round" />
      <circle cx="6" cy="9.1" r=".75" fill={hole} />
    </>
  ),
  starting: (
    <>
      <circle {...ring} strokeOpacity=".35" />
      <circle cx="6" cy="6" r="1.75" fill="currentColor" />
    </>
  ),
  stopping: (
    <>
      <circle {...ring} strokeOpacity=".35" />
      <path d="M6 2.25a3.75 3.75 0 0 1 0 7.5z" fill="currentColor" />
    </>
  ),
  restarting: (
    <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
      <path d="M10.2 6a4.2 4.2 0 1 1-1.3-3" />
      <path d="M9.4 .9v2.6H6.8" />
    </g>
  ),
  paused: (
    <>
      <rect x="2.5" y="2" width="2.5" height="8" rx=".8" fill="currentColor" />
      <rect x="7" y="2" width="2.5" height="8" rx=".8" fill="currentColor" />
    </>
  ),
  exited0: <circle {...ring} />,
  exitedN: (
    <>
      <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" fill="currentColor" />
      <path d="M4.2 4.2l3.6 3.6M7.8 4.2L4.2 7.8" stroke={hole} strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  created: <circle {...ring} strokeDasharray="1.6 1.75" />,
};

/** The colour that goes with a shape. */
export const toneOf: { readonly [K in StatusKind]: StatusTone } = {
  running: 'ok',
  unhealthy: 'warn',
  starting: 'warn',
  stopping: 'warn',
  restarting: 'warn',
  paused: 'warn',
  exited0: 'idle',
  exitedN: 'bad',
  created: 'idle',
};

/** The shape of a status, 12 px. Decoration: the word beside it says the same. */
export function StatusMark({ kind, className }: { readonly kind: StatusKind; readonly className?: string }) {
  return (
    <svg viewBox="0 0 12 12" className={className} aria-hidden>
      {shapes[kind]}
    </svg>
  );
}

export type StatusProps = {
  readonly kind: StatusKind;
  readonly word: ReactNode;
  readonly title?: string;
  readonly className?: string;
};

/** A status as colour, shape and word together. */
export function Status({ kind, word, title, className }: StatusProps) {
  return (
    <span className={['st', `st-${toneOf[kind]}`, className].filter(Boolean).join(' ')} title={title}>
      <StatusMark kind={kind} />
      <span className="trunc">{word}</span>
    </span>
  );
}
