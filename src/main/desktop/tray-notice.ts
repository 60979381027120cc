import type { TFunction } from 'i18next';
import { errorText } from '../../shared/error-text';
import type { AppError } from '../../shared/errors';
import type { WindowRequest } from '../../shared/models';
import { visibleLine } from '../../shared/text/visible';
import { namesOf, type Notice } from './notice';
import { named } from './tray-containers';
import type { TrayVerb } from './tray-items';

/** The longest words of an engine in a notification, in characters. */
const LONGEST_DETAIL = 160;

export type FailedContainer = { readonly id: string; readonly name: string; readonly error: AppError };

/** What failed in the tray as one notification, with the words of the window. It opens the window at these containers. */
export function failedContainers(verb: TrayVerb, failed: readonly FailedContainer[], t: TFunction, nameOf: NameOf): Notice | null {
  const [first] = failed;
  if (!first) return null;
  const opens: WindowRequest = { kind: 'containers', ids: failed.map(({ id }) => id) };
  if (failed.length === 1) {
    return { title: t(`desktop.tray.failed.${verb}`, { name: named(first.name) }), body: wordsOf(first.error, t, nameOf), opens };
  }
  const reasons = [...new Set(failed.map(({ error }) => wordsOf(error, t, nameOf)))];
  return {
    title: t(`desktop.tray.failedMany.${verb}`, { count: failed.length }),
    body: `${namesOf(failed, t)}. ${reasons.join(' ')}`,
    opens,
  };
}

/** Something else that failed, under a title of its own. */
export function failedOtherwise(title: string, error: AppError, opens: WindowRequest, t: TFunction, nameOf: NameOf): Notice {
  return { title, body: wordsOf(error, t, nameOf), opens };
}

type NameOf = (id: string) => string;

/** What happened and why; an engine's own words only where nothing else says it. */
function wordsOf(error: AppError, t: TFunction, nameOf: NameOf): string {
  const { title, why } = errorText(error, t, nameOf);
  if (error.code !== 'engine-error') return `${title} ${why}`;
  return error.detail ? `${title} ${visibleLine(error.detail, LONGEST_DETAIL)}` : `${title} ${why}`;
}
