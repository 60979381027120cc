import type { ReactNode } from 'react';

export type EmptyStateProps = {
  readonly title: string;
  readonly text?: ReactNode;
  /** One or two buttons. */
  readonly children?: ReactNode;
};

/** Nothing is here: a sentence, and what can be done about it. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="row">{children}</div>}
    </section>
  );
}
