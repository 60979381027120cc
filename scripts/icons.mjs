#!/usr/bin/env node
// Draws the icons of the application and of its tray from their SVG sources. Their results are committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findChromium } from './lib/browser.mjs';
import { isMain, runMain } from './lib/main.mjs';
import { repository } from './lib/repository.mjs';

const HELP = `
Draws the icons from their SVG sources, after a change of these; the results are committed.

  node scripts/icons.mjs            all
  node scripts/icons.mjs app        only those whose path contains one of the words
`;

const APP = 'src/renderer/public/icon.svg';
const appSize = (size) => ({ svg: APP, size, png: `resources/icons/${size}x${size}.png` });

/** Of the tray, for each state of the engine: with a background of its own, and the template that macOS colours. */
const tray = (state) => [
  ...[[16, ''], [24, '@1.5x'], [32, '@2x']].map(([size, scale]) => ({ svg: `resources/tray/${state}.svg`, size, png: `resources/tray/${state}${scale}.png` })),
  ...[[16, ''], [32, '@2x']].map(([size, scale]) => ({ svg: `resources/tray/${state}-template.svg`, size, png: `resources/tray/${state}Template${scale}.png` })),
];

/** What is drawn: a square PNG of `size` pixels; with `margin`, that part of each side stays empty. Paths from the root. */
const DRAWINGS = [...[16, 24, 32, 48, 64, 128, 256, 512].map(appSize), ...['running', 'connecting', 'unreachable'].flatMap(tray)];

/** Icons that hold several sizes: those of Windows, and of macOS, where a mark keeps clear of the edge by convention. */
const CONTAINERS = [
  { svg: APP, file: 'resources/icons/icon.ico', encode: ico, sizes: [16, 24, 32, 48, 64, 256] },
  { svg: APP, file: 'resources/icons/icon.icns', encode: icns, sizes: [16, 32, 64, 128, 256, 512, 1024], margin: 100 / 1024 },
];

/** Draws SVG files with Chromium: `draw({ svg, size, margin })` gives the PNG. Call `close` at the end. */
export async function openStudio() {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const draw = async ({ svg, size, margin = 0 }) => {
    const source = Buffer.from(readFileSync(join(repository, svg))).toString('base64');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } img { display: block; box-sizing: border-box; width: ${size}px;
      height: ${size}px; padding: ${size * margin}px }</style><img src="data:image/svg+xml;base64,${source}">`);
    await page.locator('img').evaluate((image) => image.decode());
    return page.screenshot({ omitBackground: true });
  };
  return { draw, close: () => browser.close() };
}

async function ico(images) {
  const { IconIco } = await import('@shockpkg/icon-encoder');
  const icon = new IconIco();
  // The small ones as bitmaps, which everything on Windows reads.
  for (const { size, png } of images) await icon.addFromPng(png, size >= 256);
  return icon.encode();
}

/** The types of https://en.wikipedia.org/wiki/Apple_Icon_Image_format that hold a PNG of this many pixels. */
const ICNS_TYPES = { 16: ['ic04'], 32: ['ic05', 'ic11'], 64: ['ic12'], 128: ['ic07'], 256: ['ic08', 'ic13'], 512: ['ic09', 'ic14'], 1024: ['ic10'] };

async function icns(images) {
  const { IconIcns } = await import('@shockpkg/icon-encoder');
  const icon = new IconIcns();
  for (const { size, png } of images) await icon.addFromPng(png, ICNS_TYPES[size]);
  return icon.encode();
}

async function icons(_values, words) {
  const wanted = ({ png, file }) => words.length === 0 || words.some((word) => (png ?? file).includes(word));
  const studio = await openStudio();
  const write = (path, bytes) => {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), bytes);
    console.log(`${path}  ${bytes.length} bytes`);
  };
  try {
    for (const drawing of DRAWINGS.filter(wanted)) write(drawing.png, await studio.draw(drawing));
    for (const { svg, file, encode, sizes, margin } of CONTAINERS.filter(wanted)) {
      const images = [];
      for (const size of sizes) images.push({ size, png: await studio.draw({ svg, size, margin }) });
      write(file, await encode(images));
    }
  } finally {
    await studio.close();
  }
}

if (isMain(import.meta.url)) await runMain(icons, { help: HELP, positionals: true });
