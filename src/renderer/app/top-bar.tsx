import type { ReactNode } from 'react';
import { CommandsButton } from './commands-button';

export type TopBarProps = {
  readonly title: string;
  /** Beside the title: what of it is shown. */
  readonly start?: ReactNode;
  /** Before the commands: the filter. Its input carries `data-filter`, which `/` looks for. */
  readonly children?: ReactNode;
  /** At the end: the one primary button. */
  readonly end?: ReactNode;
};

/** The head of a screen; `Bands` belong below it. On the desktop it moves the window. */
export function TopBar({ title, start, children, end }: TopBarProps) {
  return (
    <header className="topbar">
      <h1>{title}</h1>
      {start}
      <span className="grow" />
      {children}
      <CommandsButton />
      {end}
    </header>
  );
}
