import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWindowMemory } from '../../../../src/main/desktop/window-memory';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-window-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => join(folder, 'window.json');
const place = { display: 7, bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximized: true, fullScreen: false };

describe('the memory of the window', () => {
  it('is empty at first, and writes nothing by itself', async () => {
    const memory = await openWindowMemory(folder);
    expect([memory.places(), memory.zoom()]).toEqual([[], 1]);
    await memory.close();
    expect(existsSync(file())).toBe(false);
  });

  it('outlives the application', async () => {
    const memory = await openWindowMemory(folder);
    memory.keepPlace({ ...place, maximized: false });
    memory.keepPlace(place);
    memory.keepZoom(1.25);
    await memory.close();
    const again = await openWindowMemory(folder);
    expect([again.places(), again.zoom()]).toEqual([[place], 1.25]);
  });

  it('is written when the window rests, without being closed', async () => {
    const memory = await openWindowMemory(folder);
    memory.keepPlace(place);
    await vi.waitFor(() => expect(existsSync(file())).toBe(true), { timeout: 5000 });
    expect((await openWindowMemory(folder)).places()).toEqual([place]);
  });

  it.each(['', '{', '[]', '{"places":[{"display":"1"}],"zoom":1}', '{"places":[],"zoom":"big"}', '{"places":[],"zoom":1e999}'])(
    'counts a damaged file as none: %s',
    async (text) => {
      writeFileSync(file(), text);
      const memory = await openWindowMemory(folder);
      expect([memory.places(), memory.zoom()]).toEqual([[], 1]);
      memory.keepZoom(2);
      await memory.close();
      expect((await openWindowMemory(folder)).zoom()).toBe(2);
    },
  );

  it('takes a zoom that is no level for the nearest one', async () => {
    writeFileSync(file(), '{"places":[],"zoom":7}');
    expect((await openWindowMemory(folder)).zoom()).toBe(2);
  });
});
