import { File, Folder, FolderOpen, FolderSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client';
import { act } from '../../state/actions';
import { reportProblem } from '../../state/problems';
import { toast } from '../../state/toasts';
import { errorText } from '../../ui/error-text';
import { IconButton } from '../../ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu';

type Props = {
  /** The source as it is typed. */
  readonly source: string;
  readonly onPick: (path: string) => void;
};

const isWhole = (path: string): boolean => /^([/\\]|[a-z]:[/\\])/i.test(path);

/** What the desktop can do for the source of a bind mount: the system's pickers, and its file manager. */
export function SourceMenu({ source, onPick }: Props) {
  const { t } = useTranslation();
  const pick = async (what: 'folder' | 'file') => {
    const picked = await (what === 'folder'
      ? call('dialogs.pickFolder', { startAt: source })
      : call('dialogs.pickFile', { startAt: source, kind: 'any' }));
    if (!picked.ok) reportProblem(t('run.mounts.pick'), picked.error);
    else if (picked.value.path !== null) onPick(picked.value.path);
  };
  const reveal = async () => {
    const shown = await act('files.reveal', { path: source }, t('files.reveal'), { quiet: true });
    // The dialog would cover the band of problems.
    if (!shown.ok) toast(shown.error.code === 'not-found' ? t('files.notThere') : errorText(shown.error, t).title);
  };
  return (
    <Menu trigger={<IconButton icon={FolderOpen} label={t('run.mounts.pick')} />}>
      <MenuItem icon={Folder} onSelect={() => void pick('folder')}>
        {t('run.mounts.pickFolder')}
      </MenuItem>
      <MenuItem icon={File} onSelect={() => void pick('file')}>
        {t('run.mounts.pickFile')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={FolderSearch}
        disabledReason={isWhole(source) ? null : t('files.noPath')}
        onSelect={() => void reveal()}
      >
        {t('files.reveal')}
      </MenuItem>
    </Menu>
  );
}
