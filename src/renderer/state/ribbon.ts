import { useEffect, useId, type FocusEvent, type PointerEvent } from 'react';
import { create } from 'zustand';
import type { Command } from '../../shared/models';

/** One line of the command ribbon: what it is, the command, and a short note that teaches. */
export type RibbonLine = {
  readonly label: string;
  readonly command: Command;
  readonly tip?: string;
  /** Something is lost by it: kill, remove, prune. */
  readonly danger?: boolean;
  /** A view that is itself about to do something, as the run dialog is. */
  readonly pending?: boolean;
};

export type DoneLine = RibbonLine & {
  readonly failed: boolean;
  /** It failed for some of its objects only. */
  readonly partly?: boolean;
};

type Preview = { readonly line: RibbonLine; readonly element: Element };

type Ribbon = {
  /** The line of what is in view: the topmost of those that are mounted. */
  readonly view: RibbonLine | null;
  /** The line of the action under the pointer, or else under the focus. */
  readonly preview: RibbonLine | null;
  /** The line of what was just done; until the next preview, or for 8 s. */
  readonly done: DoneLine | null;
};

const doneMs = 8000;

export const useRibbon = create<Ribbon>()(() => ({ view: null, preview: null, done: null }));

const views = new Map<string, RibbonLine>();
let hovered: Preview | null = null;
let focused: Preview | null = null;
let doneTimer: ReturnType<typeof setTimeout> | undefined;

function publishView(): void {
  useRibbon.setState({ view: [...views.values()].at(-1) ?? null });
}

const isAhead = (line: RibbonLine): boolean => line.pending === true || line.danger === true;

const isSame = (line: RibbonLine, other: RibbonLine | undefined): boolean =>
  JSON.stringify(line.command) === JSON.stringify(other?.command);

function publishPreview(): void {
  const preview = hovered?.line ?? focused?.line ?? null;
  useRibbon.setState(preview ? { preview, done: null } : { preview });
}

/** Says what the screen, or the dialog over it, shows; null says nothing. The last one mounted wins. */
export function useViewCommand(line: RibbonLine | null): void {
  const id = useId();
  useEffect(() => {
    if (!line) return undefined;
    // What is about to be done is more to the point than what was.
    if (isAhead(line) && !isSame(line, views.get(id))) useRibbon.setState({ done: null });
    // Map.set keeps the place of a key that is there, so a line that changes stays in its layer.
    views.set(id, line);
    publishView();
    return undefined;
  });
  const shown = line !== null;
  useEffect(() => {
    if (!shown) return undefined;
    return () => {
      views.delete(id);
      publishView();
    };
  }, [id, shown]);
}

/**
 * For any control that acts: shows its command while the pointer or the keyboard focus is on it. Takes a function
 * where the line costs something to make: a list has hundreds of buttons.
 */
export function previewProps(source: RibbonLine | null | (() => RibbonLine | null)) {
  const show = (element: Element): Preview | null => {
    const line = typeof source === 'function' ? source() : source;
    return line && { line, element };
  };
  return {
    onPointerEnter: (event: PointerEvent) => {
      hovered = show(event.currentTarget);
      publishPreview();
    },
    onPointerLeave: () => {
      hovered = null;
      publishPreview();
    },
    onFocus: (event: FocusEvent) => {
      if (!event.currentTarget.matches(':focus-visible, [role^="menuitem"]')) return;
      focused = show(event.currentTarget);
      publishPreview();
    },
    onBlur: () => {
      focused = null;
      publishPreview();
    },
  };
}

/** Shows a line as if its control were under the focus; for lists that move a cursor of their own. */
export function previewLine(line: RibbonLine | null): void {
  focused = line && { line, element: document.body };
  publishPreview();
}

/** Shows what was just done. Resting on the button that did it does not count as a new preview. */
export function showDone(line: DoneLine): void {
  hovered = null;
  focused = null;
  useRibbon.setState({ preview: null, done: line });
  clearTimeout(doneTimer);
  doneTimer = setTimeout(() => useRibbon.setState({ done: null }), doneMs);
}

/** Forgets the previews of controls that are gone: an element that is removed gets no leave event. */
export function dropGonePreviews(): void {
  if (hovered && !hovered.element.isConnected) hovered = null;
  if (focused && !focused.element.isConnected) focused = null;
  const preview = hovered?.line ?? focused?.line ?? null;
  if (useRibbon.getState().preview !== preview) useRibbon.setState({ preview });
}
