import { describe, expect, it } from 'vitest';
import { nearestZoom, zoomed } from '../../../../src/main/desktop/zoom';

describe('the zoom', () => {
  it('goes through the levels of browsers and back', () => {
    expect(zoomed(1, 'in')).toBe(1.1);
    expect(zoomed(1.1, 'in')).toBe(1.25);
    expect(zoomed(1, 'out')).toBe(0.9);
    expect(zoomed(1.75, 'reset')).toBe(1);
  });

  it('ends at half and at twice the size', () => {
    expect(zoomed(2, 'in')).toBe(2);
    expect(zoomed(0.5, 'out')).toBe(0.5);
  });

  it('takes any factor for the nearest level', () => {
    expect(nearestZoom(0)).toBe(0.5);
    expect(nearestZoom(1.0004)).toBe(1);
    expect(zoomed(1.0004, 'in')).toBe(1.1);
    expect(nearestZoom(99)).toBe(2);
  });
});
