import { useTranslation } from 'react-i18next';
import { formatCommand, tokenize } from '../../../shared/cli';
import type { Command } from '../../../shared/models';
import { useSettings } from '../../state/settings';
import { CopyButton } from '../../ui/copy-button';
import { visibleText } from '../../../shared/text/visible';
import { markOf } from './marked-token';

const classOf = { bin: 'b', verb: 'v', flag: 'f', value: 'a', string: 's', object: 'o' } as const;

export type RunWellProps = {
  readonly command: Command;
  /** The spec's field at fault and its value, marked where they stand in the command. */
  readonly fault: { readonly field: string; readonly value: string } | null;
};

/**
 * The command that the form says, whole and unmasked: what is in it is typed right below. The ribbon, which stays in
 * view of others, masks it.
 */
export function RunWell({ command, fault }: RunWellProps) {
  const { t } = useTranslation();
  const shell = useSettings((state) => state.settings.shell);
  const tokens = tokenize(command, shell);
  const mark = fault && markOf(tokens, fault.field, fault.value);
  return (
    <div className="well run-well" role="group" aria-label={t('run.well')}>
      <code className="cmd" tabIndex={0}>
        {tokens.map((token, index) => (
          <span key={index}>
            {index > 0 && ' '}
            <span className={classOf[token.kind]}>
              {mark?.token === index ? (
                <>
                  {visibleText(token.text.slice(0, mark.from))}
                  <mark>{visibleText(token.text.slice(mark.from, mark.to))}</mark>
                  {visibleText(token.text.slice(mark.to))}
                </>
              ) : (
                visibleText(token.text)
              )}
            </span>
          </span>
        ))}
      </code>
      <CopyButton text={() => formatCommand(command, shell)} label={t('run.copyCommand')} />
    </div>
  );
}
