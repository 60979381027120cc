import { app, dialog } from 'electron';
import { assertNever } from '../../shared/errors';
import { parseRunWords } from '../../shared/run';
import { visibleLine } from '../../shared/text/visible';
import { knownWords, orderOf, startSchema, type Order, type Start } from './arguments';
import type { Desktop } from './desktop';

const LONGEST_WORD = 60;

/** What the words of a start ask for. */
export const orderIn = (start: Start): Order => orderOf(start, parseRunWords);

/** The same for a second start, whose words come from another process; without any, it wants the window. */
export function orderFrom(start: unknown): Order {
  const parsed = startSchema.safeParse(start);
  return parsed.success ? orderIn(parsed.data) : { kind: 'show' };
}

/** Tells the terminal of a start that its words are not known. */
export function complain(order: Order): void {
  if (order.kind !== 'unknown') return;
  process.stderr.write(`Slipway does not know '${visibleLine(order.word, LONGEST_WORD)}'. It knows: ${knownWords.join(', ')}\n`);
}

/** Does what a start asks for. */
export async function obey(order: Order, { ask, window, words: { t } }: Desktop): Promise<void> {
  switch (order.kind) {
    case 'hidden':
      return;
    case 'show':
      return window.show();
    case 'ask':
      return ask(order.request);
    case 'quit':
      return app.quit();
    case 'unknown':
      window.show();
      await dialog.showMessageBox({
        type: 'warning',
        message: t('desktop.arguments.unknown', { word: visibleLine(order.word, LONGEST_WORD) }),
        detail: t('desktop.arguments.text', { known: knownWords.join(', ') }),
      });
      return;
    default:
      return assertNever(order);
  }
}
