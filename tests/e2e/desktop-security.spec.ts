import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, mainOf, test } from './fixtures';
import { nativeOf } from './native';

/*
 * What only the desktop has to refuse. The browser host's refusals are in tests/integration/browser-host.test.ts.
 */

const bundle = resolve(import.meta.dirname, '../../out');
const preload = join(bundle, 'preload/index.cjs');

type Bridge = {
  invoke: (name: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>;
  openStream: (name: string, input: unknown, onFrame: (frame: { kind: string }) => void) => unknown;
};
type WithBridge = { slipway: Bridge };

/** What main answers for an address of the bundle's own scheme. */
function fetched(main: ElectronApplication, url: string, method = 'GET') {
  return main.evaluate(
    async ({ net }, asked) => {
      const response = await net.fetch(asked.url, { method: asked.method });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    },
    { url, method },
  );
}

test.describe('the desktop window', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  test('is isolated, sandboxed and without Node, as every window that is made', async ({ slipway }) => {
    const all = await nativeOf(slipway).webPreferences();
    expect(all).toHaveLength(1);
    for (const preferences of all) {
      expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true });
    }
  });

  test('gives its page three things and nothing of Node', async ({ slipway }) => {
    const seen = await slipway.evaluate(() => ({
      bridge: Object.keys((globalThis as { slipway?: object }).slipway ?? {}).sort(),
      node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in globalThis),
    }));
    expect(seen).toEqual({ bridge: ['capabilities', 'invoke', 'openStream'], node: [] });
  });

  test('answers unknown calls and malformed input with an error value', async ({ slipway }) => {
    const answers = await slipway.evaluate(async () => {
      const bridge = (globalThis as unknown as WithBridge).slipway;
      return Promise.all([
        bridge.invoke('no.such', {}),
        bridge.invoke('containers.stop', { ids: 'all' }),
        bridge.invoke('__proto__', {}),
      ]);
    });
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  test('serves the bundle and nothing beside it', async ({ slipway }) => {
    const main = mainOf(slipway);
    expect((await fetched(main, 'app://slipway/index.html')).status).toBe(200);
    const outside = [
      'app://slipway/..%2fmain%2findex.js',
      'app://slipway/%2e%2e%2fmain%2findex.js',
      'app://slipway/assets/..%2f..%2fmain%2findex.js',
      'app://slipway/..%5cmain%5cindex.js',
      'app://slipway/..%252fmain%252findex.js',
      `app://slipway/${encodeURIComponent(join(bundle, 'main/index.js'))}`,
      `app://slipway/${join(bundle, 'main/index.js')}`,
      'app://slipway/%2fetc%2fhosts.txt',
      'app://slipway/index.html%00.js',
      'app://slipway/%',
      'app://slipway/assets',
      'app://slipway/no-such.js',
      'app://other/index.html',
      'app://slipway.evil/index.html',
    ];
    for (const url of outside) expect([url, (await fetched(main, url)).status]).toEqual([url, 404]);
    expect((await fetched(main, 'app://slipway/index.html', 'POST')).status).toBe(404);
  });

  test('sends a policy without unsafe scripts with everything', async ({ slipway }) => {
    for (const url of ['app://slipway/index.html', 'app://slipway/no-such.js']) {
      const { headers } = await fetched(mainOf(slipway), url);
      const policy = new Map((headers['content-security-policy'] ?? '').split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources.join(' ')];
      }));
      expect(policy.get('default-src')).toBe("'none'");
      expect(policy.get('script-src')).toBe("'self'");
      expect(policy.get('connect-src')).toBe("'self'");
      expect(policy.get('base-uri')).toBe("'none'");
      expect(policy.get('frame-ancestors')).toBe("'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('opens no other window, and https in the browser only when the person has seen the host', async ({ slipway }) => {
    const native = nativeOf(slipway);
    const address = 'https://user:secret@example.com/path?a=1#b';
    const open = (url: string) => slipway.evaluate((href) => void window.open(href), url);
    await open(address);
    await expect.poll(async () => (await native.dialogs()).map(({ message }) => message)).toEqual(['Open example.com in your browser?']);
    expect(await native.openedUrls()).toEqual([]);

    await native.answerDialog({ response: 0 });
    await open(address);
    await expect.poll(() => native.openedUrls()).toEqual([address]);

    for (const url of ['http://example.com/', 'file:///etc/hosts', 'javascript:alert(1)', 'app://slipway/index.html', 'smb://host/share', 'about:blank', '']) await open(url);
    // The last one asks: everything before it has been dealt with by then.
    await open('https://last.example/');
    await expect.poll(async () => (await native.dialogs()).map(({ message }) => message)).toEqual([
      'Open example.com in your browser?',
      'Open example.com in your browser?',
      'Open last.example in your browser?',
    ]);
    expect(await native.openedUrls()).toEqual([address]);
    expect(await mainOf(slipway).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('grants its page the clipboard to write to, and nothing else', async ({ slipway }) => {
    const got = await slipway.evaluate(async () => {
      const outcome = (asked: Promise<unknown>) => asked.then((value) => (typeof value === 'string' ? value : 'granted'), () => 'denied');
      return {
        write: await outcome(navigator.clipboard.writeText('docker ps')),
        read: await outcome(navigator.clipboard.readText()),
        notifications: await outcome(Notification.requestPermission()),
        camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
        place: await outcome(new Promise((done, refuse) => navigator.geolocation.getCurrentPosition(done, refuse))),
      };
    });
    expect(got).toEqual({ write: 'granted', read: 'denied', notifications: 'denied', camera: 'denied', place: 'denied' });
  });

  test.describe('with a page that tries', () => {
    test.use({ provokesErrors: true });

    test('stays on its page', async ({ slipway }) => {
      const before = slipway.url();
      for (const address of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/hosts', 'app://other/index.html', 'data:text/html,x']) {
        await slipway.evaluate((href) => {
          const link = document.createElement('a');
          link.href = href;
          document.body.append(link);
          link.click();
          link.remove();
          location.href = href;
        }, address);
      }
      await expect(slipway.getByRole('contentinfo')).toBeVisible();
      expect(slipway.url()).toBe(before);
      expect(await nativeOf(slipway).openedUrls()).toEqual([]);
    });

    test('runs no script that is not of the bundle', async ({ slipway }) => {
      const refused = await slipway.evaluate(async () => {
        const seen: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
        const script = (fill: (element: HTMLScriptElement) => void) => {
          const element = document.createElement('script');
          fill(element);
          const over = new Promise((done) => {
            element.onerror = done;
            element.onload = done;
          });
          document.body.append(element);
          return over;
        };
        void script((element) => (element.textContent = 'globalThis.ran = true'));
        await script((element) => (element.src = 'data:text/javascript,globalThis.ran = true'));
        await script((element) => (element.src = URL.createObjectURL(new Blob(['globalThis.ran = true']))));
        const button = document.createElement('button');
        button.setAttribute('onclick', 'globalThis.ran = true');
        button.click();
        return { seen, ran: 'ran' in globalThis };
      });
      expect(refused.ran).toBe(false);
      expect(refused.seen.length).toBeGreaterThanOrEqual(3);
      expect(refused.seen.every((directive) => directive.startsWith('script-src'))).toBe(true);
    });

    test('embeds no page and loads nothing from elsewhere', async ({ slipway }) => {
      const refused = await slipway.evaluate(async () => {
        const seen = new Set<string>();
        const both = new Promise<void>((done) => {
          document.addEventListener('securitypolicyviolation', (event) => {
            seen.add(event.effectiveDirective);
            if (seen.has('frame-src') && seen.has('img-src') && seen.has('connect-src')) done();
          });
        });
        for (const src of ['https://example.com/', './index.html']) {
          const frame = document.createElement('iframe');
          frame.src = src;
          document.body.append(frame);
        }
        new Image().src = 'https://example.com/x.png';
        await fetch('https://example.com/').catch(() => undefined);
        await both;
        return [...seen].sort();
      });
      expect(refused).toEqual(['connect-src', 'frame-src', 'img-src']);
    });
  });

  test('follows no redirect', async ({ slipway }) => {
    const server = await listening((url) => (url === '/elsewhere' ? null : '/elsewhere'));
    try {
      const ended = await inForeignWindow(slipway, `${server.origin}/start`, '0');
      expect(ended.url).not.toContain('elsewhere');
      expect(server.asked()).not.toContain('/elsewhere');
    } finally {
      await server.close();
    }
  });

  test('answers no page but its own, with whatever preload', async ({ slipway }) => {
    const server = await listening(() => null);
    try {
      const { result } = await inForeignWindow(
        slipway,
        `${server.origin}/`,
        `(async () => ({
          call: await slipway.invoke('app.info', {}),
          frames: await new Promise((done) => {
            const frames = [];
            slipway.openStream('engine.state', {}, (frame) => {
              frames.push(frame.kind);
              if (frame.kind !== 'batch') done(frames);
            });
          }),
        }))()`,
      );
      expect(result).toMatchObject({ call: { ok: false, error: { code: 'unauthorized' } }, frames: ['error'] });
    } finally {
      await server.close();
    }
  });

  test('answers no frame within a page, of whatever origin', async ({ slipway }) => {
    // A frame of our own origin cannot come to be (the policies above), so its message is made up here.
    const closed = await mainOf(slipway).evaluate(async ({ ipcMain, MessageChannelMain }) => {
      const { port1, port2 } = new MessageChannelMain();
      const over = new Promise<string>((done) => {
        port2.on('close', () => done('closed'));
        port2.on('message', () => done('answered'));
      });
      port2.start();
      const senderFrame = { origin: 'app://slipway', parent: {} };
      ipcMain.emit('stream:open', { senderFrame, ports: [port1], sender: {} }, { name: 'engine.state', input: {} });
      return over;
    });
    expect(closed).toBe('closed');
  });

  test('listens on no port', async ({ slipway }) => {
    const main = mainOf(slipway);
    const { pid, driver, profile } = await main.evaluate(({ app }) => ({
      pid: process.pid,
      driver: Number(new URL(process.getBuiltinModule('node:inspector').url() ?? 'ws://none').port),
      profile: app.getPath('userData'),
    }));
    const listening = listeningPorts(pid);
    // The test driver's own are not ours: Node's debugger, which shows that a port would be found, and Chromium's.
    expect(listening).toContain(driver);
    const drivers = [driver, ...chromiumsDriver(profile)];
    expect(listening.filter((port) => !drivers.includes(port))).toEqual([]);
  });
});

test.describe('the streams of a page', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  const ends: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    'a reload': (page) => mainOf(page).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload()),
    'a crash': (page) => mainOf(page).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
  };
  for (const [name, end] of Object.entries(ends)) {
    test(`are closed in main by ${name}`, async ({ slipway, runDialog, cli }) => {
      await runDialog.open();
      await runDialog.fill({ image: 'busybox', name: 'held', switches: { '-d': false, '-i': true }, command: 'cat' });
      await runDialog.run();
      await runDialog.sendLine('still here');
      await expect(runDialog.log).toContainText('still here');
      const state = () => cli.docker('inspect', '-f', '{{.State.Status}} {{.State.ExitCode}}', 'held');
      expect(await state()).toContain('running');
      const main = mainOf(slipway);

      await end(slipway);
      // With -i the engine ends the container's input when the connection of its reader closes: cat is done then.
      await expect.poll(state).toContain('exited 0');
      await expect.poll(() => textOfWindow(main)).toContain('held');
    });
  }
});

/** What the window says, also where Playwright has given its page up after a crash. */
function textOfWindow(main: ElectronApplication): Promise<string> {
  return main.evaluate(async ({ BrowserWindow }) => {
    const text: unknown = await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText').catch(() => '');
    return String(text);
  });
}

/** Opens a window of the test's own with our preload on another page, and runs code there. */
function inForeignWindow(slipway: Page, url: string, code: string) {
  return mainOf(slipway).evaluate(
    async ({ BrowserWindow }, asked) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: asked.preload, contextIsolation: true, sandbox: true } });
      await window.loadURL(asked.url).catch(() => undefined);
      const result: unknown = await window.webContents.executeJavaScript(asked.code);
      const ended = { url: window.webContents.getURL(), result };
      window.destroy();
      return ended;
    },
    { url, code, preload },
  );
}

/** A server of the test; `redirect` says where an address leads to, or null for a page. */
async function listening(redirect: (url: string) => string | null) {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const to = redirect(url);
    response.writeHead(to === null ? 200 : 302, { 'content-type': 'text/html', ...(to === null ? {} : { location: to }) });
    response.end('<title>foreign</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked: () => asked,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

/** The port that Chromium's debugger has, where the test driver asked for one: the first line of a file in the profile. */
function chromiumsDriver(profile: string): number[] {
  const file = join(profile, 'DevToolsActivePort');
  return existsSync(file) ? [Number(readFileSync(file, 'utf8').split('\n')[0])] : [];
}

/** The inodes of the sockets that a process holds: https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html */
function socketsOf(pid: number): Set<string> {
  const folder = `/proc/${pid}/fd`;
  const targets = readdirSync(folder).map((name) => {
    try {
      return readlinkSync(join(folder, name));
    } catch {
      return '';
    }
  });
  return new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
}

/** The TCP ports that a process listens on: https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html */
function listeningPorts(pid: number): number[] {
  const sockets = socketsOf(pid);
  const LISTEN = '0A';
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8').split('\n').slice(1).flatMap((line) => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      return state === LISTEN && sockets.has(inode) ? [parseInt(local.split(':')[1] ?? '', 16)] : [];
    }),
  );
}
