import { useEffect, useState } from 'react';
import { Copy, ExternalLink, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EngineStatus, UnreachableReason } from '../../../shared/models';
import { formatCommand } from '../../../shared/cli';
import { Bands } from '../../app/bands';
import { act } from '../../state/actions';
import { copyText } from '../../state/clipboard';
import { useEngines } from '../../state/engines';
import { useReplica } from '../../state/replica';
import { useViewCommand } from '../../state/ribbon';
import { useSettings } from '../../state/settings';
import { toast } from '../../state/toasts';
import { Button } from '../../ui/button';
import { CommandWell } from '../../ui/command-well';
import { Hint } from '../../ui/hint';
import { Status } from '../../ui/status-mark';
import { visibleLine } from '../../ui/visible-text';
import { CheckAgain } from './check-again';
import './engine.css';
import { OtherEngines } from './other-engines';
import { Tried } from './tried';

type Unreachable = Extract<EngineStatus, { state: 'unreachable' }>;

/** Where a reason is explained at length; only where reading is the way on. */
const guides: { readonly [R in UnreachableReason]?: { readonly href: string; readonly text: 'guide' | 'updateGuide' | 'accessGuide' } } = {
  'not-installed': { href: 'https://docs.docker.com/engine/install/', text: 'guide' },
  'wrong-version': { href: 'https://docs.docker.com/engine/install/', text: 'updateGuide' },
  'permission-denied': { href: 'https://docs.docker.com/engine/install/linux-postinstall/', text: 'accessGuide' },
};

/** No engine yet: why, in plain words, and the one thing to do next. */
export function Onboarding() {
  const engine = useReplica((replica) => replica.engine);
  useEffect(() => {
    void useEngines.getState().look();
  }, []);
  if (engine.state !== 'unreachable') return null;
  return (
    <div className="onboarding main">
      <div className="drag" />
      <Bands />
      <div className="center">
        <div className="col">
          <Reason engine={engine} />
          <Tried attempts={engine.tried} />
          <OtherEngines />
        </div>
      </div>
    </div>
  );
}

function Reason({ engine }: { readonly engine: Unreachable }) {
  const { t } = useTranslation();
  const { reason, fix, canStart, detail } = engine;
  useViewCommand(fix.length > 0 ? { label: t(`engine.ribbon.${reason}`), command: fix, pending: true } : null);
  return (
    <section aria-labelledby="reason">
      <Status kind="exitedN" word={t('engine.kicker')} className="kicker" />
      <h1 id="reason">{t(`engine.reason.${reason}.title`)}</h1>
      <p className="lead">{t(`engine.reason.${reason}.lead`)}</p>
      <div className="act">
        <NextStep engine={engine} />
        {fix.length > 0 && <CommandWell command={fix} />}
      </div>
      {reason === 'permission-denied' && <Hint kind="warn">{t('engine.reason.permission-denied.hint')}</Hint>}
      {reason === 'not-installed' && fix.length > 0 && <Hint>{t('engine.reason.not-installed.hint')}</Hint>}
      {reason !== 'permission-denied' && !(reason === 'not-installed' && fix.length > 0) && (
        <Hint>{canStart ? t('engine.connectsStart') : t('engine.connects')}</Hint>
      )}
      {detail && (
        <code className="detail" tabIndex={0} aria-label={t('engine.detail')}>
          {visibleLine(detail, 2000)}
        </code>
      )}
    </section>
  );
}

function NextStep({ engine }: { readonly engine: Unreachable }) {
  const { t } = useTranslation();
  const [starting, setStarting] = useState(false);
  const shell = useSettings((state) => state.settings.shell);
  const guide = guides[engine.reason];
  if (engine.canStart) {
    const start = async () => {
      setStarting(true);
      await act('engine.start', {}, t('engine.start'));
      setStarting(false);
    };
    return (
      <Button
        variant="primary"
        className="big"
        icon={Play}
        busy={starting}
        busyLabel={t('engine.starting')}
        onClick={() => void start()}
      >
        {t('engine.start')}
      </Button>
    );
  }
  if (guide && (engine.reason === 'not-installed' || engine.fix.length === 0)) {
    return (
      <a className="btn btn-primary big" href={guide.href} target="_blank" rel="noreferrer">
        <ExternalLink className="i" />
        {t(`engine.${guide.text}`)}
      </a>
    );
  }
  if (engine.fix.length === 0) return <CheckAgain />;
  const copy = async () => {
    if (await copyText(formatCommand(engine.fix, shell))) toast(t('ui.copied'));
  };
  return (
    <Button variant="primary" className="big" icon={Copy} onClick={() => void copy()}>
      {t('engine.copyFix')}
    </Button>
  );
}
