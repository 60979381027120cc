import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { repository } from './repository.mjs';
import { become } from './run.mjs';

/** Runs the browser host until it ends. `open` also opens a browser at the address it prints. */
export function serveBrowserHost(args, { env, open = false }) {
  const onLine = (line) => {
    const url = /^Slipway is at (http:\S+)$/.exec(line)?.[1];
    if (url && !openBrowser(url)) console.log('Open that address in a browser. Ctrl-C ends Slipway.');
  };
  const script = join(repository, 'out', 'main', 'serve.js');
  return become(process.execPath, [script, ...args], { env, cwd: repository, onLine: open ? onLine : undefined });
}
