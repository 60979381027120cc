import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broughtBack, displayOf, openingPlace, withPlace, type Display, type Place, type Rect } from '../../../../src/main/desktop/window-place';

const laptop: Display = { id: 1, workArea: { x: 0, y: 25, width: 1440, height: 855 } };
const wide: Display = { id: 2, workArea: { x: 1440, y: 0, width: 2560, height: 1400 } };
const tiny: Display = { id: 3, workArea: { x: -800, y: 0, width: 800, height: 480 } };
const onWide: Place = { display: 2, bounds: { x: 100, y: 50, width: 1600, height: 1000 }, maximized: false, fullScreen: false };
const onLaptop: Place = { display: 1, bounds: { x: 20, y: 10, width: 1000, height: 700 }, maximized: true, fullScreen: false };

const isWithin = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

describe('a window that is opened', () => {
  it('is in the middle of the primary display the first time', () => {
    expect(openingPlace([], [laptop, wide], laptop)).toEqual({
      bounds: { x: 80, y: 53, width: 1280, height: 800 },
      minimum: { width: 960, height: 600 },
      maximized: false,
      fullScreen: false,
    });
  });

  it('is where it stood last', () => {
    expect(openingPlace([onWide, onLaptop], [laptop, wide], laptop)).toMatchObject({
      bounds: { x: 1540, y: 50, width: 1600, height: 1000 },
      maximized: false,
    });
  });

  it('is where it stood on another display when that one is gone', () => {
    expect(openingPlace([onWide, onLaptop], [laptop], laptop)).toMatchObject({
      bounds: { x: 20, y: 35, width: 1000, height: 700 },
      maximized: true,
    });
  });

  it('follows its display when the displays are arranged anew', () => {
    const moved = { ...wide, workArea: { ...wide.workArea, x: -2560, y: 200 } };
    expect(openingPlace([onWide], [laptop, moved], laptop).bounds).toEqual({ x: -2460, y: 250, width: 1600, height: 1000 });
  });

  it('comes back in full screen, and knows its place for when that ends', () => {
    const full = { ...onLaptop, maximized: false, fullScreen: true };
    expect(openingPlace([full], [laptop], laptop)).toMatchObject({ fullScreen: true, maximized: false, bounds: { width: 1000 } });
  });

  it('fits a display that is smaller than the smallest window', () => {
    expect(openingPlace([{ ...onWide, display: 3 }], [tiny, laptop], laptop)).toMatchObject({
      bounds: tiny.workArea,
      minimum: { width: 800, height: 480 },
    });
  });

  const coordinate = fc.integer({ min: -20_000, max: 20_000 });
  const size = fc.integer({ min: 1, max: 20_000 });
  const rect = fc.record({ x: coordinate, y: coordinate, width: size, height: size });
  const display = fc.record({ id: fc.integer({ min: 1, max: 5 }), workArea: rect });
  const place = fc.record({ display: fc.integer({ min: 1, max: 5 }), bounds: rect, maximized: fc.boolean(), fullScreen: fc.boolean() });

  it('is wholly on one display and never smaller than it can be, whatever was kept', () => {
    fc.assert(
      fc.property(fc.array(place), fc.uniqueArray(display, { selector: ({ id }) => id, minLength: 1 }), (places, displays) => {
        const [primary] = displays;
        if (!primary) return;
        const { bounds, minimum } = openingPlace(places, displays, primary);
        expect(displays.some(({ workArea }) => isWithin(bounds, workArea))).toBe(true);
        expect(bounds.width).toBeGreaterThanOrEqual(minimum.width);
        expect(bounds.height).toBeGreaterThanOrEqual(minimum.height);
      }),
    );
  });
});

describe('a window whose displays change', () => {
  const onGone = { x: 1540, y: 50, width: 1600, height: 1000 };

  it('comes to the display that is left', () => {
    expect(broughtBack(onGone, [laptop], laptop)).toEqual({ x: 0, y: 25, width: 1440, height: 855 });
  });

  it('stays where all of it is seen, over two displays too', () => {
    expect(broughtBack(onGone, [laptop, wide], laptop)).toBeNull();
    expect(broughtBack({ x: 1000, y: 100, width: 1000, height: 700 }, [laptop, wide], laptop)).toBeNull();
  });

  it('stays when only the border of the system is outside', () => {
    expect(broughtBack({ x: -7, y: 25, width: 1000, height: 700 }, [laptop], laptop)).toBeNull();
    expect(broughtBack({ x: -8, y: 17, width: 1456, height: 871 }, [laptop], laptop)).toBeNull();
  });

  it('goes to the display that shows most of it', () => {
    expect(displayOf({ x: 1200, y: 100, width: 1000, height: 700 }, [laptop, wide], laptop)).toBe(wide);
    expect(displayOf({ x: 9000, y: 9000, width: 1000, height: 700 }, [laptop, wide], laptop)).toBe(laptop);
    expect(broughtBack({ x: 1200, y: -300, width: 1000, height: 700 }, [laptop, wide], laptop)).toEqual({ x: 1440, y: 0, width: 1000, height: 700 });
  });
});

describe('the places that are kept', () => {
  it('are one for each display, the last one first', () => {
    const moved = { ...onLaptop, maximized: false };
    expect(withPlace(withPlace([onLaptop], onWide), moved)).toEqual([moved, onWide]);
  });

  it('are not more than a person has displays', () => {
    const many = Array.from({ length: 50 }, (_, display) => ({ ...onWide, display }));
    const kept = many.reduce<readonly Place[]>((places, place) => withPlace(places, place), []);
    expect(kept).toHaveLength(20);
    expect(kept[0]?.display).toBe(49);
  });
});
