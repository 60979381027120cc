import { app } from 'electron';
import { createNews } from '../news';
import type { Desktop } from './desktop';
import { noticeOf } from './notice';
import { notify } from './notification';

/** Shows what is news as notifications of the system, until Slipway quits; a click opens the place. */
export function showNews({ slipway, words, window, ask }: Desktop): void {
  const quitting = new AbortController();
  const { signal } = quitting;
  const news = createNews({
    wanted: () => slipway.settings.current().notify,
    isShown: () => window.isShown(),
    tell: (piece) => {
      const { title, body, opens } = noticeOf(piece, words.t, words.language());
      notify({ title, body, onClick: () => ask(opens) });
    },
  });
  const stop = slipway.engines.state.onEnd(news.ended);
  app.once('will-quit', () => {
    quitting.abort();
    stop();
    news.close();
  });
  void each(slipway.engines.state.read(signal), news.state);
  void each(slipway.producers['history.entries']({}, { signal, sends: nothing() }), news.done);
}

/** These two only wait and give: they do not fail. */
async function each<T>(items: AsyncIterable<T>, use: (item: T) => void): Promise<void> {
  for await (const item of items) use(item);
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}
