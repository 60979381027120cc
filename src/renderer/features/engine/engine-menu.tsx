import { useState } from 'react';
import { ChevronsUpDown, RotateCw, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EngineChoice, EngineStatus } from '../../../shared/models';
import { act, lineOf } from '../../state/actions';
import { useEngines } from '../../state/engines';
import { useReplica } from '../../state/replica';
import { useSettings } from '../../state/settings';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu';
import { SafeText } from '../../ui/safe-text';
import { StatusMark, toneOf, type StatusKind } from '../../ui/status-mark';
import { visibleLine } from '../../../shared/text/visible';
import { engineLine, switchEngine } from './switch-engine';
import './engine.css';

const markOf: { readonly [S in EngineStatus['state']]: StatusKind } = {
  connecting: 'starting',
  running: 'running',
  unreachable: 'exitedN',
};

/** The engine in use, its state, and why it is this one; the others to use instead. */
export function EngineMenu() {
  const { t } = useTranslation();
  const engine = useReplica((replica) => replica.engine);
  const lost = useReplica((replica) => replica.loaded && !replica.connected);
  const [open, setOpen] = useState(false);
  const kind = lost ? 'exitedN' : markOf[engine.state];
  const name = visibleLine(engine.endpoint?.name ?? t('engine.none'), 60);
  const stateWith = (versionOf: (version: string) => string) => {
    if (lost) return t('engine.lost');
    if (engine.state !== 'running') return t(`engine.${engine.state}`);
    const { product, version } = engine.info;
    return t('engine.running', { product: visibleLine(product, 20), version: visibleLine(versionOf(version), 30) });
  };
  const whole = stateWith((version) => version);
  // `+dfsg1` and the like are for the title: the sidebar is narrow.
  const state = stateWith((version) => version.split('+')[0] ?? version);
  const trigger = (
    <button type="button" className="engine" title={[whole, visibleLine(engine.endpoint?.address ?? '', 200)].filter(Boolean).join('\n')}>
      <span className="engine-text">
        <span className="vh">{t('engine.menu')}: </span>
        <span className="engine-name trunc">{name}</span>
        <span className={`engine-state st-${toneOf[kind]}`}>
          <StatusMark kind={kind} />
          <span className="trunc">{state}</span>
        </span>
      </span>
      <ChevronsUpDown className="i i-14 dim" />
    </button>
  );
  const onOpenChange = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) void useEngines.getState().look();
  };
  return (
    <Menu trigger={trigger} align="start" open={open} onOpenChange={onOpenChange}>
      <Why engine={engine} />
      <MenuSeparator />
      <Choices />
      <MenuSeparator />
      <MenuItem
        icon={RotateCw}
        preview={lineOf('engine.retry', {}, t('engine.checkAgain'))}
        onSelect={() => void act('engine.retry', {}, t('engine.checkAgain'))}
      >
        {t('engine.checkAgain')}
      </MenuItem>
      <FollowDocker />
    </Menu>
  );
}

function Why({ engine }: { readonly engine: EngineStatus }) {
  const { t } = useTranslation();
  if (!engine.endpoint) return <MenuLabel>{t('engine.none')}</MenuLabel>;
  return (
    <div className="engine-why">
      <b>{t(`engine.source.${engine.endpoint.source}`)}</b>
      <code>
        <SafeText text={engine.endpoint.address} max={120} />
      </code>
      {engine.state === 'running' && (
        <span>
          {t('engine.api', {
            version: visibleLine(engine.info.apiVersion, 20),
            os: visibleLine(engine.info.os, 60),
            arch: visibleLine(engine.info.arch, 20),
          })}
        </span>
      )}
    </div>
  );
}

function Choices() {
  const { t } = useTranslation();
  const { choices, looking } = useEngines();
  if (!choices) return <MenuLabel>{t('engine.looking')}</MenuLabel>;
  return (
    <>
      <MenuLabel>{looking ? t('engine.looking') : t('engine.found')}</MenuLabel>
      {choices.map((choice) => (
        <ChoiceItem key={choice.endpoint.id} choice={choice} />
      ))}
    </>
  );
}

function ChoiceItem({ choice }: { readonly choice: EngineChoice }) {
  const { t } = useTranslation();
  const { endpoint, current, answers, detail } = choice;
  const kind: StatusKind = answers ? 'running' : 'exited0';
  return (
    <MenuItem
      preview={current ? null : engineLine(endpoint)}
      onSelect={() => {
        if (!current) void switchEngine(endpoint);
      }}
      end={<small className="end dim">{current ? t('engine.current') : visibleLine(detail, 28)}</small>}
    >
      <span className={`st st-${toneOf[kind]}`}>
        <StatusMark kind={kind} />
      </span>
      <span className="engine-choice" title={visibleLine(detail, 400)}>
        <SafeText text={endpoint.name} max={40} />
        <code className="dim trunc">{visibleLine(endpoint.address, 60)}</code>
      </span>
    </MenuItem>
  );
}

/** Only there once an engine was chosen here: gives the choice back to the docker CLI's rules. */
function FollowDocker() {
  const { t } = useTranslation();
  const chosen = useReplica((replica) => replica.engine.endpoint?.source === 'settings');
  const save = useSettings((state) => state.save);
  if (!chosen) return null;
  return (
    <MenuItem icon={Undo2} onSelect={() => void save({ engine: null })}>
      {t('engine.follow')}
    </MenuItem>
  );
}
