import type { TFunction } from 'i18next';
import { errorText } from '../../shared/error-text';
import type { Language } from '../../shared/language';
import type { WindowRequest } from '../../shared/models';
import { explainExit } from '../../shared/run/exit-codes';
import { visibleLine } from '../../shared/text/visible';
import type { Failure, Finished, LongCall, Named, News } from '../news';

/** What a notification says, and what it opens. */
export type Notice = { readonly title: string; readonly body: string; readonly opens: WindowRequest };

/** The longest name that a notification's title has room for. */
const NAME = 40;
/** Names that are told of many containers. */
const NAMED = 3;

/** A piece of news in the person's language. Names are hostile text: visible, and cut. */
export function noticeOf(news: News, t: TFunction, language: Language): Notice {
  switch (news.kind) {
    case 'failed': {
      const [first] = news.containers;
      if (first && news.containers.length === 1) return about([first], t('desktop.notice.failed', { name: shown(first) }), why(first, t));
      return about(news.containers, t('desktop.notice.failedMany', { count: news.containers.length }), namesOf(news.containers, t));
    }
    case 'unhealthy': {
      const [first] = news.containers;
      if (first && news.containers.length === 1) {
        return about([first], t('desktop.notice.unhealthy', { name: shown(first) }), t('desktop.notice.unhealthyWhy'));
      }
      return about(news.containers, t('desktop.notice.unhealthyMany', { count: news.containers.length }), namesOf(news.containers, t));
    }
    case 'finished':
      return { ...finished(news.work, t, language), opens: { kind: 'place', place: 'images' } };
  }
}

function about(containers: readonly Named[], title: string, body: string): Notice {
  return { title, body, opens: { kind: 'containers', ids: containers.map(({ id }) => id) } };
}

const shown = ({ name }: Named): string => visibleLine(name, NAME);

function why({ exitCode, oomKilled, restarts }: Failure, t: TFunction): string {
  const code = exitCode ?? 0;
  const { key, values } = explainExit(code, oomKilled);
  return t(restarts ? 'desktop.notice.failedAgain' : 'desktop.notice.failedWhy', { why: t(key, values), code });
}

/** The names of some containers, and how many more there are. */
export function namesOf(containers: readonly Named[], t: TFunction): string {
  const names = containers.slice(0, NAMED).map(shown).join(', ');
  const count = containers.length - NAMED;
  return count > 0 ? t('desktop.notice.more', { names, count }) : names;
}

const verbs = { 'images.pull': 'pull', 'images.load': 'load' } as const satisfies Record<LongCall, string>;

function finished({ call, subject, tookMs, error }: Finished, t: TFunction, language: Language): Pick<Notice, 'title' | 'body'> {
  // The end of a path or of a reference says more than its beginning.
  const about = { subject: visibleLine(subject.split('/').at(-1) ?? '', NAME) };
  if (!error) return { title: t(`desktop.notice.${verbs[call]}Done`, about), body: t('desktop.notice.took', { duration: durationOf(tookMs, language) }) };
  const { title, why } = errorText(error, t, (id) => id);
  return { title: t(`desktop.notice.${verbs[call]}Failed`, about), body: `${title} ${why}` };
}

/** '34 seconds', '3 minutes'. */
function durationOf(ms: number, language: Language): string {
  const [value, unit] = ms < 120_000 ? [ms / 1000, 'second'] : [ms / 60_000, 'minute'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);
}
