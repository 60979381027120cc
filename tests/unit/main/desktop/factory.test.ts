import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(join(source, file), 'utf8')));

describe('the source of the desktop', () => {
  it('makes windows in one place', () => {
    const makes = /new (?:BrowserWindow|BaseWindow|BrowserView|WebContentsView)\b/;
    expect(filesWith(makes)).toEqual([join('main', 'desktop', 'window.ts')]);
    expect(readFileSync(join(source, 'main/desktop/window.ts'), 'utf8').match(new RegExp(makes, 'g'))).toHaveLength(1);
  });

  it('weakens no window', () => {
    const weak = /(?:contextIsolation|sandbox|webSecurity): false|(?:nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures): true|enableBlinkFeatures|executeInMainWorld/;
    expect(filesWith(weak)).toEqual([]);
  });

  it('exposes its bridge in one call', () => {
    const preload = readFileSync(join(source, 'preload/index.ts'), 'utf8');
    expect(preload.match(/contextBridge\.\w+\(/g)).toEqual(['contextBridge.exposeInMainWorld(']);
  });

  it('takes messages of pages in the bridge alone', () => {
    expect(filesWith(/\bipcMain\.(?:on|handle)/)).toEqual([join('main', 'desktop', 'bridge.ts')]);
  });
});
