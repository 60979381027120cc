import { useState } from 'react';
import { ClipboardCopy, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { viewCommands } from '../../../shared/cli';
import { shells, type Shell } from '../../../shared/models';
import { Bands } from '../../app/bands';
import { TopBar } from '../../app/top-bar';
import { act } from '../../state/actions';
import { copyText } from '../../state/clipboard';
import { useHistory } from '../../state/history';
import { useViewCommand } from '../../state/ribbon';
import { useSettings } from '../../state/settings';
import { toast } from '../../state/toasts';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { Menu, MenuChoice, MenuLabel } from '../../ui/menu';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { HistoryTable } from './history-table';
import { historyScript } from './script';

/** What was done here: each action with its command, to copy one, or all as a script. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const { entries, loaded } = useHistory();
  const [clearing, setClearing] = useState(false);
  const newest = entries.findLast((entry) => entry.command.length > 0);
  useViewCommand(
    newest
      ? { label: t('history.last'), command: newest.command, tip: t('history.tip') }
      : { label: t('history.events'), command: viewCommands.events },
  );
  const reason = entries.length === 0 ? t('history.emptyTitle') : null;
  const actions = (
    <>
      <CopyAll reason={reason} />
      <Button variant="ghost-danger" icon={Trash2} reason={reason} onClick={() => setClearing(true)}>
        {t('history.clear')}
      </Button>
    </>
  );
  return (
    <>
      <TopBar title={t('history.title')} end={actions} />
      <Bands />
      {!loaded && <SkeletonRows />}
      {loaded && reason && <EmptyState title={reason} text={t('history.emptyText')} />}
      {loaded && !reason && <HistoryTable entries={entries} />}
      {clearing && (
        <ConfirmDialog
          title={t('history.clearTitle')}
          line={null}
          names={[]}
          loss={t('history.clearText')}
          confirmLabel={t('history.clearConfirm')}
          onConfirm={() => void act('history.clear', {}, t('history.clear'))}
          onClose={() => setClearing(false)}
        />
      )}
    </>
  );
}

function CopyAll({ reason }: { readonly reason: string | null }) {
  const { t } = useTranslation();
  const shell = useSettings((state) => state.settings.shell);
  const copy = async (chosen: Shell) => {
    if (await copyText(historyScript(useHistory.getState().entries, chosen))) toast(t('history.copied'));
  };
  if (reason) {
    return (
      <Button icon={ClipboardCopy} reason={reason}>
        {t('history.copyAll')}
      </Button>
    );
  }
  return (
    <Menu trigger={<Button icon={ClipboardCopy}>{t('history.copyAll')}</Button>} label={t('history.copyAllFor')}>
      <MenuLabel>{t('history.copyAllFor')}</MenuLabel>
      <MenuChoice
        value={shell}
        options={shells.map((value) => ({ value, label: t(`ui.shells.${value}`) }))}
        onChange={(chosen) => void copy(chosen)}
      />
    </Menu>
  );
}
