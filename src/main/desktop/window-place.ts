/* Where the window is put. Pixels are the system's, whatever the density of the display. */

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A display: its work area is what task bars and docks leave. */
export type Display = { readonly id: number; readonly workArea: Rect };

/** How the window stood on a display. */
export type Place = {
  readonly display: number;
  /** When neither maximized nor full screen; x and y from the corner of the display's work area. */
  readonly bounds: Rect;
  readonly maximized: boolean;
  readonly fullScreen: boolean;
};

/** Where a window is opened. */
export type Opening = {
  readonly bounds: Rect;
  /** The smallest that it can be made: less than usual on a display that is smaller than that. */
  readonly minimum: Size;
  readonly maximized: boolean;
  readonly fullScreen: boolean;
};

type Size = { readonly width: number; readonly height: number };

/** The smallest that every screen of the window is made for. */
const SMALLEST: Size = { width: 960, height: 600 };
const USUAL: Size = { width: 1280, height: 800 };
/** Displays that are remembered; the one that was used longest ago goes first. */
const MOST_PLACES = 20;
/** Edges may be this far outside: Windows counts an invisible border, and draws a maximized window over the edge. */
const BORDER = 8;

/**
 * Where the window opens: as it stood on the display that it was last on and that is still there, or in the middle of
 * the primary one; always wholly on the display.
 *
 * @param places the last one first
 */
export function openingPlace(places: readonly Place[], displays: readonly Display[], primary: Display): Opening {
  const saved = places.find((place) => displays.some(({ id }) => id === place.display));
  const { workArea } = displays.find(({ id }) => id === saved?.display) ?? primary;
  const bounds = saved
    ? { ...saved.bounds, x: workArea.x + saved.bounds.x, y: workArea.y + saved.bounds.y }
    : centred(USUAL, workArea);
  return {
    bounds: within(bounds, workArea),
    minimum: smallestOn(workArea),
    maximized: saved?.maximized ?? false,
    fullScreen: saved?.fullScreen ?? false,
  };
}

/** Where a window belongs that is not wholly on the displays that are there; null when it is. */
export function broughtBack(bounds: Rect, displays: readonly Display[], primary: Display): Rect | null {
  const inner = inset(bounds, BORDER);
  const seen = displays.reduce((sum, { workArea }) => sum + overlap(inner, workArea), 0);
  return seen >= inner.width * inner.height ? null : within(bounds, displayOf(bounds, displays, primary).workArea);
}

/** The display that shows most of the window; the primary one when none shows any. */
export function displayOf(bounds: Rect, displays: readonly Display[], primary: Display): Display {
  return displays.reduce(
    (best, one) => (overlap(bounds, one.workArea) > overlap(bounds, best.workArea) ? one : best),
    primary,
  );
}

/** The smallest size of a window there. */
export function smallestOn({ width, height }: Rect): Size {
  return { width: Math.min(SMALLEST.width, width), height: Math.min(SMALLEST.height, height) };
}

/** The places with this one first, in the stead of what was known of its display. */
export function withPlace(places: readonly Place[], place: Place): readonly Place[] {
  return [place, ...places.filter(({ display }) => display !== place.display)].slice(0, MOST_PLACES);
}

function within(bounds: Rect, area: Rect): Rect {
  const width = between(SMALLEST.width, bounds.width, area.width);
  const height = between(SMALLEST.height, bounds.height, area.height);
  return {
    x: between(area.x, bounds.x, area.x + area.width - width),
    y: between(area.y, bounds.y, area.y + area.height - height),
    width,
    height,
  };
}

/** At least the lower bound, but never more than the upper one. */
function between(low: number, value: number, high: number): number {
  return Math.round(Math.min(Math.max(low, value), high));
}

function centred({ width, height }: Size, area: Rect): Rect {
  return { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
}

function inset({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
