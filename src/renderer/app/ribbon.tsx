import { useEffect } from 'react';
import { ChevronUp, CircleAlert, CircleCheck, SquareTerminal } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatCommand, maskSecrets, unquotable } from '../../shared/cli';
import { shells, type Command, type Shell } from '../../shared/models';
import { copyText } from '../state/clipboard';
import { dropGonePreviews, useRibbon, type DoneLine } from '../state/ribbon';
import { useSettings } from '../state/settings';
import { toast } from '../state/toasts';
import { CommandText } from '../ui/command-text';
import { CopyButton } from '../ui/copy-button';
import { IconButton } from '../ui/icon-button';
import { Menu, MenuChoice, MenuLabel } from '../ui/menu';
import { visibleLine } from '../../shared/text/visible';

const prompts: { readonly [S in Shell]: string } = { sh: '$', powershell: 'PS>', cmd: '>' };
const longestTitle = 2000;

/** The docker command of what is in view, of what is about to be done, or of what was just done. */
export function Ribbon() {
  const { t } = useTranslation();
  const state = useRibbon();
  const { view, preview, done } = state;
  const shell = useSettings((state) => state.settings.shell);
  useGonePreviews();

  const line = preview ?? done ?? view;
  const kind = kindOf(state);
  const Icon = kind === 'done' ? CircleCheck : kind === 'failed' ? CircleAlert : SquareTerminal;
  const inexact = line && unquotable(line.command, shell);
  const tip = inexact ? t(`cli.unquotable.${inexact}`) : line?.tip;
  const label = line === null ? '' : line === done ? doneLabel(done, t) : line.label;
  return (
    <footer className="ribbon" data-kind={kind} aria-label={t('ribbon.label')} aria-live="polite">
      <span className="ribbon-label" title={label}>
        <Icon className="i" />
        <span className="trunc">{label}</span>
      </span>
      {line && (
        <>
          <code className="cmd trunc" title={visibleLine(formatCommand(maskSecrets(line.command), shell), longestTitle)}>
            <span className="p" aria-hidden>
              {prompts[shell]}
            </span>
            <CommandText command={line.command} shell={shell} />
          </code>
          {tip && <span className="ribbon-tip">{tip}</span>}
          <CopyButton text={() => formatCommand(line.command, shell)} label={t('ui.copyCommand')} word />
          <ShellMenu command={line.command} />
        </>
      )}
    </footer>
  );
}

function doneLabel({ label, failed, partly }: DoneLine, t: TFunction): string {
  if (!failed) return t('ribbon.done', { label });
  return partly ? t('ribbon.partly', { label }) : t('ribbon.failed', { label });
}

type Kind = 'idle' | 'preview' | 'danger' | 'done' | 'failed';

function kindOf({ view, preview, done }: ReturnType<typeof useRibbon.getState>): Kind {
  if (preview) return preview.danger ? 'danger' : 'preview';
  if (done) return done.failed ? 'failed' : 'done';
  if (view?.danger) return 'danger';
  return view?.pending ? 'preview' : 'idle';
}

/** Copies for another shell, and remembers it. */
function ShellMenu({ command }: { readonly command: Command }) {
  const { t } = useTranslation();
  const shell = useSettings((state) => state.settings.shell);
  const save = useSettings((state) => state.save);
  const choose = async (chosen: Shell) => {
    if (await copyText(formatCommand(command, chosen))) toast(t('ui.copied'));
    if (chosen !== shell) await save({ shell: chosen });
  };
  return (
    <Menu side="top" label={t('ribbon.copyFor')} trigger={<IconButton label={t('ribbon.copyFor')} icon={ChevronUp} />}>
      <MenuLabel>{t('ribbon.copyAs')}</MenuLabel>
      <MenuChoice
        value={shell}
        options={shells.map((value) => ({ value, label: t(`ui.shells.${value}`) }))}
        onChange={(chosen) => void choose(chosen)}
      />
    </Menu>
  );
}

/** A control that is removed under the pointer gets no leave event: the next move tells. */
function useGonePreviews(): void {
  useEffect(() => {
    const events = ['pointerover', 'focusin', 'keyup'] as const;
    for (const name of events) document.addEventListener(name, dropGonePreviews, { passive: true });
    return () => {
      for (const name of events) document.removeEventListener(name, dropGonePreviews);
    };
  }, []);
}
