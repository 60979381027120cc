import { useTranslation } from 'react-i18next';
import { formatCommand, maskSecrets } from '../../shared/cli';
import type { Command } from '../../shared/models';
import { useSettings } from '../state/settings';
import { CommandText } from './command-text';
import { CopyButton } from './copy-button';
import { visibleLine } from '../../shared/text/visible';

const longestTitle = 2000;

/** A command to read, in the shell that was chosen: its first lines. The title and Copy hold the whole. */
export function CommandWell({ command }: { readonly command: Command }) {
  const { t } = useTranslation();
  const shell = useSettings((state) => state.settings.shell);
  return (
    <div className="well">
      <code className="cmd clamped" title={visibleLine(formatCommand(maskSecrets(command), shell), longestTitle)}>
        <CommandText command={command} shell={shell} />
      </code>
      <CopyButton text={() => formatCommand(command, shell)} label={t('ui.copyCommand')} />
    </div>
  );
}
