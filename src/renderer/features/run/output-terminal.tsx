import { useEffect, useRef } from 'react';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import type { OutputListener } from './run-session';
import { onThemeChange, terminalTheme } from './terminal-theme';

export type OutputTerminalProps = {
  /** The container has a terminal of its own (`-t`): it does its own line ends, and hears of the size. */
  readonly tty: boolean;
  /** Takes what is typed; null leaves the keys to the page. */
  readonly onInput: ((text: string) => void) | null;
  readonly onResize: (columns: number, rows: number) => void;
  /** Asks before several lines are pasted; `paste` does it. */
  readonly onPasteLines: (lines: number, paste: () => void) => void;
  /** Leaves the terminal by key. */
  readonly onLeave: () => void;
  readonly onOutput: (listener: OutputListener) => () => void;
  /** What the input is called for those who hear it. */
  readonly inputLabel: string;
};

const scrollback = 10_000;

/** The output of a container as a terminal shows it. Links are off: what a container prints leads nowhere. */
export default function OutputTerminal(props: OutputTerminalProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { tty, onOutput, inputLabel } = props;
  const interactive = props.onInput !== null;

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    Terminal.strings.promptLabel = inputLabel;
    const terminal = new Terminal({
      convertEol: !tty,
      disableStdin: !interactive,
      cursorBlink: false,
      cursorStyle: interactive ? 'block' : 'underline',
      cursorInactiveStyle: interactive ? 'outline' : 'none',
      fontFamily: getComputedStyle(element).fontFamily,
      fontSize: 12,
      lineHeight: 1.3,
      minimumContrastRatio: 4.5,
      screenReaderMode: tty,
      scrollback,
      theme: terminalTheme(element),
      linkHandler: { activate: () => undefined },
    });
    const fit = new FitAddon();
    terminal.loadAddon(fit);
    terminal.attachCustomKeyEventHandler((event) => ownsKey(event, terminal, interactive, latest.current.onLeave));
    terminal.onData((text) => latest.current.onInput?.(text));
    terminal.onResize(({ cols, rows }) => latest.current.onResize(cols, rows));
    terminal.open(element);
    const resized = new ResizeObserver(() => fit.fit());
    resized.observe(element);
    fit.fit();
    latest.current.onResize(terminal.cols, terminal.rows);
    if (interactive) terminal.focus();

    // Output is taken in when it is drawn; a terminal that goes is waited for no longer.
    const drawing = new Set<() => void>();
    const write = (text: string) =>
      new Promise<void>((resolve) => {
        drawing.add(resolve);
        terminal.write(text, () => {
          drawing.delete(resolve);
          resolve();
        });
      });
    const stopOutput = onOutput(write);
    const stopTheme = onThemeChange(() => {
      terminal.options.theme = terminalTheme(element);
    });
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const lines = text.trimEnd().split(/\r\n?|\n/).length;
      if (!interactive || lines < 2) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onPasteLines(lines, () => {
        terminal.focus();
        terminal.paste(text);
      });
    };
    // Esc belongs to the terminal while the keyboard is in it; the dialog listens on the document, which comes after.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !interactive || !element.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current.onInput?.(String.fromCharCode(27));
    };
    element.addEventListener('paste', onPaste, true);
    window.addEventListener('keydown', onEscape, true);
    return () => {
      element.removeEventListener('paste', onPaste, true);
      window.removeEventListener('keydown', onEscape, true);
      stopTheme();
      stopOutput();
      for (const resolve of drawing) resolve();
      resized.disconnect();
      terminal.dispose();
    };
  }, [tty, interactive, onOutput, inputLabel]);

  return <div ref={host} className="run-terminal" />;
}

/** Whether a key is the terminal's. The page keeps the way out, pasting, and copying what is selected. */
function ownsKey(event: KeyboardEvent, terminal: Terminal, interactive: boolean, leave: () => void): boolean {
  if (event.key === 'F6') {
    event.preventDefault();
    if (event.type === 'keydown') leave();
    return false;
  }
  if (event.key === 'Tab') return interactive;
  const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : '';
  return !(key === 'v' || (key === 'c' && terminal.hasSelection()));
}
