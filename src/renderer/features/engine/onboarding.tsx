import { useEffect, useState } from 'react';
import { Copy, ExternalLink, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EngineStatus, UnreachableReason } from '../../../shared/models';
import { formatCommand, viewCommands } from '../../../shared/cli';
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
import { visibleLine } from '../../../shared/text/visible';
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

type Step = 'start' | 'guide' | 'copy' | 'check';

/** The one thing to do next. */
function stepOf({ reason, fix, canStart }: Unreachable): Step {
  if (canStart) return 'start';
  if (guides[reason] && (reason === 'not-installed' || fix.length === 0)) return 'guide';
  return fix.length > 0 ? 'copy' : 'check';
}

/** A context that is gone is no reason of its own, but needs other words. */
const wordsOf = ({ reason, tried }: Unreachable): UnreachableReason | 'no-context' =>
  tried.some(({ finding }) => finding === 'contextMissing') ? 'no-context' : reason;

/** `connect ECONNREFUSED /var/run/docker.sock`: what was tried says as much, in words. */
const isSaid = (detail: string): boolean => /^connect E[A-Z]+/.test(detail);

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
          <Tried attempts={engine.tried} withCheck={stepOf(engine) !== 'check'} />
          <OtherEngines />
        </div>
      </div>
    </div>
  );
}

function Reason({ engine }: { readonly engine: Unreachable }) {
  const { t } = useTranslation();
  const { reason, fix, canStart, detail } = engine;
  const words = wordsOf(engine);
  useViewCommand(
    fix.length > 0
      ? {
          label: t(`engine.ribbon.${reason}`),
          command: fix,
          tip: fix.includes('systemctl') ? t('engine.ribbon.systemctl') : undefined,
          pending: true,
        }
      : { label: t('settings.view'), command: viewCommands.version },
  );
  return (
    <section aria-labelledby="reason">
      <Status kind="exitedN" word={t('engine.kicker')} className="kicker" />
      <h1 id="reason">{t(`engine.reason.${words}.title`)}</h1>
      <p className="lead">{t(`engine.reason.${words}.lead`)}</p>
      <div className="act">
        <NextStep engine={engine} />
        {fix.length > 0 && <CommandWell command={fix} />}
      </div>
      {reason === 'permission-denied' && <Hint kind="warn">{t('engine.reason.permission-denied.hint')}</Hint>}
      {reason === 'not-installed' && fix.length > 0 && <Hint>{t('engine.reason.not-installed.hint')}</Hint>}
      {reason !== 'permission-denied' && !(reason === 'not-installed' && fix.length > 0) && (
        <Hint>{canStart ? t('engine.connectsStart') : t('engine.connects')}</Hint>
      )}
      {detail && !isSaid(detail) && (
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
  const step = stepOf(engine);
  if (step === 'start') {
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
  if (step === 'guide' && guide) {
    return (
      <a className="btn btn-primary big" href={guide.href} target="_blank" rel="noreferrer">
        <ExternalLink className="i" />
        {t(`engine.${guide.text}`)}
      </a>
    );
  }
  if (step === 'check') return <CheckAgain primary />;
  const copy = async () => {
    if (await copyText(formatCommand(engine.fix, shell))) toast(t('ui.copied'));
  };
  return (
    <Button variant="primary" className="big" icon={Copy} onClick={() => void copy()}>
      {t('engine.copyFix')}
    </Button>
  );
}
