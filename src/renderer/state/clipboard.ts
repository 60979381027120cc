import i18next from 'i18next';
import { reportProblem } from './problems';

/** Puts a text on the clipboard. False, and a problem in view, when the system refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    reportProblem(i18next.t('ui.copyFailed'), {
      code: 'permission-denied',
      message: 'The clipboard refused the text.',
      detail: String(error),
    });
    return false;
  }
}
