import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeImage, type NativeImage } from 'electron';
import type { EngineStatus } from '../../shared/models';

/** Beside the bundle, in the package as in the repository: `scripts/icons.mjs` draws them from the SVG files there. */
const folder = join(import.meta.dirname, '../../resources/tray');
const known = new Map<string, NativeImage>();

/**
 * The icon for a state of the engine; the shape tells it, not the colour. On macOS it is a template that the system
 * colours; elsewhere it brings its own background, since nothing says how light a panel is.
 */
export function trayIcon(state: EngineStatus['state'], platform: NodeJS.Platform): NativeImage {
  const seen = known.get(state);
  if (seen) return seen;
  const icon = load(state, platform);
  known.set(state, icon);
  return icon;
}

function load(state: string, platform: NodeJS.Platform): NativeImage {
  if (platform === 'darwin') {
    // With its `@2x`, which Electron finds by itself, as it knows a template by its name.
    return nativeImage.createFromPath(join(folder, `${state}Template.png`));
  }
  if (platform === 'win32') return nativeImage.createFromPath(join(folder, `${state}.png`));
  // A Linux panel gets one picture, and makes it as large as it likes: without a scale, so that it is whole.
  return nativeImage.createFromBuffer(readFileSync(join(folder, `${state}@2x.png`)));
}
