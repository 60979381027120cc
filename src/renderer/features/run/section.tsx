import type { ReactNode } from 'react';

export type SectionProps = {
  readonly title: string;
  readonly flag: string;
  /** Buttons that add to it. */
  readonly actions: ReactNode;
  /** Said when it has no rows. */
  readonly none: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
};

/** A part of the form that is a list of rows. */
export function Section({ title, flag, actions, none, isEmpty, children }: SectionProps) {
  return (
    <section className="run-section" aria-label={title}>
      <div className="sec">
        <h3>{title}</h3>
        <code className="dim">{flag}</code>
        <span className="grow" />
        {actions}
      </div>
      {isEmpty ? <p className="none">{none}</p> : children}
    </section>
  );
}
