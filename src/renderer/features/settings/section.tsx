import type { ReactNode } from 'react';

type SectionProps = { readonly id: string; readonly title: string; readonly children: ReactNode };

/** A group of settings under its heading. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`}>{title}</h2>
      <div className="settings-body">{children}</div>
    </section>
  );
}
