import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const title = "The first screen's JavaScript, gzipped (aim: under 250 KB)";

/** Sums the scripts that index.html loads, and what these import before anything is shown. */
export async function run({ root, print }) {
  const folder = join(root, 'out/renderer');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const left = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => join(folder, path));
  const seen = new Map();
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (seen.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    seen.set(file, gzipSync(text).length);
    for (const [, path] of text.matchAll(/(?:^|[;}\n])\s*import\s*(?:[\w*${},\s]+from\s*)?["'](\.[^"']+\.js)["']/g)) {
      left.push(join(dirname(file), path));
    }
  }
  const total = [...seen.values()].reduce((sum, size) => sum + size, 0);
  print(`${(total / 1000).toFixed(0)} KB in ${seen.size} files, ${(total / 250_000).toFixed(2)} of the aim`);
}
