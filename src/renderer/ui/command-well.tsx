import { useTranslation } from 'react-i18next';
import { formatCommand } from '../../shared/cli';
import type { Command } from '../../shared/models';
import { useSettings } from '../state/settings';
import { CommandText } from './command-text';
import { CopyButton } from './copy-button';

/** A command to read, in the shell that was chosen, and to copy whole. */
export function CommandWell({ command }: { readonly command: Command }) {
  const { t } = useTranslation();
  const shell = useSettings((state) => state.settings.shell);
  return (
    <div className="well">
      <code className="cmd">
        <CommandText command={command} shell={shell} />
      </code>
      <CopyButton text={() => formatCommand(command, shell)} label={t('ui.copyCommand')} />
    </div>
  );
}
