import { describe, expect, it } from 'vitest';
import { layerFraction, noProgress, overall, withPullItem } from '../../../../src/renderer/features/run/pull-progress';
import type { PullItem } from '../../../../src/shared/models';

const layer = (id: string, status: string, current: number | null = null, total: number | null = null): PullItem =>
  ({ kind: 'layer', id, status, current, total });
const after = (...items: PullItem[]) => items.reduce(withPullItem, noProgress);

describe('the progress of a pull', () => {
  it('keeps the layers in the order in which they were announced', () => {
    const progress = after(layer('b', 'Pulling fs layer'), layer('a', 'Pulling fs layer'), layer('b', 'Downloading', 1, 4));
    expect(progress.layers.map((one) => one.id)).toEqual(['b', 'a']);
    expect(progress.layers[0]).toMatchObject({ id: 'b', status: 'Downloading', current: 1, total: 4 });
  });

  it('begins again when a layer goes from downloading to extracting', () => {
    const progress = after(layer('a', 'Downloading', 4, 4), layer('a', 'Extracting'));
    expect(progress.layers[0]).toMatchObject({ current: null, total: null });
  });

  it('knows the share of a layer, and nothing where the engine says nothing', () => {
    const share = (status: string, current: number | null, total: number | null) =>
      layerFraction({ id: 'a', status, current, total, size: 0, received: 0 });
    expect(share('Downloading', 1, 4)).toBe(0.25);
    expect(share('Downloading', 9, 4)).toBe(1);
    expect(share('Downloading', 1, null)).toBeNull();
    expect(share('Downloading', 1, 0)).toBeNull();
    expect(share('Pull complete', null, null)).toBe(1);
  });

  it('sums up the layers, those that were here already included', () => {
    const progress = after(layer('a', 'Already exists'), layer('b', 'Downloading', 1, 2), layer('c', 'Waiting'));
    expect(overall(progress)).toEqual({ done: 1, of: 3, fraction: 0.5, received: 1, size: 2 });
    expect(overall(withPullItem(progress, { kind: 'done', ref: 'x' })).fraction).toBe(1);
    expect(overall(noProgress)).toEqual({ done: 0, of: 0, fraction: 0, received: 0, size: 0 });
  });

  it('never loses bytes that have come, though extracting counts from 0 again', () => {
    const steps = [layer('a', 'Downloading', 3, 4), layer('a', 'Download complete'), layer('a', 'Extracting', 1, 4), layer('a', 'Pull complete')];
    let progress = noProgress;
    const received = steps.map((step) => {
      progress = withPullItem(progress, step);
      return overall(progress).received;
    });
    expect(received).toEqual([3, 4, 4, 4]);
  });
});
