import { expect, test } from './fixtures';

/* What only the desktop has to refuse. The browser host's refusals are in tests/integration/browser-host.test.ts. */
test.describe('the desktop window', () => {
  test.skip(({ host }) => host !== 'desktop', 'the desktop alone');

  test('gives its page three things and nothing of Node', async ({ slipway }) => {
    const seen = await slipway.evaluate(() => ({
      bridge: Object.keys((globalThis as { slipway?: object }).slipway ?? {}).sort(),
      node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in globalThis),
    }));
    expect(seen).toEqual({ bridge: ['capabilities', 'invoke', 'openStream'], node: [] });
  });

  test('answers unknown calls and malformed input with an error value', async ({ slipway }) => {
    const answers = await slipway.evaluate(async () => {
      type Bridge = { invoke: (name: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string } }> };
      const bridge = (globalThis as unknown as { slipway: Bridge }).slipway;
      return Promise.all([
        bridge.invoke('no.such', {}),
        bridge.invoke('containers.stop', { ids: 'all' }),
        bridge.invoke('__proto__', {}),
      ]);
    });
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  test('stays on its page and opens no other window', async ({ slipway }) => {
    const before = slipway.url();
    await slipway.evaluate(() => {
      window.open('https://example.com/');
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await expect(slipway.getByRole('contentinfo')).toBeVisible();
    expect(slipway.url()).toBe(before);
    expect(slipway.context().pages()).toHaveLength(1);
  });

  test.describe('with a page that tries', () => {
    test.use({ provokesErrors: true });
    test('runs no inline script', async ({ slipway }) => {
      const ran = await slipway.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.inlineRan = true';
        document.body.append(script);
        return 'inlineRan' in globalThis;
      });
      expect(ran).toBe(false);
    });
  });
});
