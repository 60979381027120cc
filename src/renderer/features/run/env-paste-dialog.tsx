import { useId, useRef, useState, type ChangeEvent } from 'react';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { parseEnvFile, type EnvVariable, type Problem } from '../../../shared/run';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Hint } from '../../ui/hint';
import { visibleLine } from '../../../shared/text/visible';

const maxFileBytes = 1024 * 1024;
const maxProblemsShown = 20;

export type EnvPasteDialogProps = {
  readonly onAdd: (variables: EnvVariable[]) => void;
  readonly onClose: () => void;
};

/** Takes the lines of a .env file, pasted or from a file, and says which of them docker would not take. */
export function EnvPasteDialog({ onAdd, onClose }: EnvPasteDialogProps) {
  const { t } = useTranslation();
  const textId = useId();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const filePicker = useRef<HTMLInputElement>(null);
  const { variables, problems } = parseEnvFile(text);

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again after it was mended.
    event.target.value = '';
    if (file === undefined) return;
    const name = visibleLine(file.name, 80);
    if (file.size > maxFileBytes) return setFailure(t('run.paste.tooLarge', { file: name }));
    try {
      setText(await file.text());
      setFailure(null);
    } catch (error) {
      setFailure(t('run.paste.unreadable', { file: name, reason: String(error) }));
    }
  };
  const problemText = ({ code, values }: Problem) => {
    const said = t(`run.problems.${code}`, { ...values, name: visibleLine(String(values['name'] ?? ''), 60) });
    return code === 'nul' ? t('run.paste.line', { line: values['line'], text: said }) : said;
  };
  const add = () => {
    onAdd(variables);
    onClose();
  };

  return (
    <Dialog
      title={t('run.paste.title')}
      width={560}
      className="run-paste"
      initialFocus={textarea}
      onClose={onClose}
      footer={
        <>
          <Button icon={FileUp} onClick={() => filePicker.current?.click()}>
            {t('run.paste.pick')}
          </Button>
          <span className="grow" />
          <Button variant="ghost" onClick={onClose}>
            {t('run.cancel')}
          </Button>
          <Button variant="primary" reason={variables.length === 0 ? t('run.paste.nothing') : null} onClick={add}>
            {variables.length === 0 ? t('run.paste.addNone') : t('run.paste.add', { count: variables.length })}
          </Button>
        </>
      }
    >
      <label className="label" htmlFor={textId}>
        {t('run.paste.label')}
      </label>
      <textarea
        ref={textarea}
        id={textId}
        className="run-textarea mono"
        rows={9}
        spellCheck={false}
        placeholder={'NODE_ENV=production\n# …'}
        value={text}
        aria-describedby={`${textId}-said`}
        onChange={(event) => setText(event.target.value)}
      />
      <input ref={filePicker} type="file" hidden tabIndex={-1} aria-label={t('run.paste.pick')} onChange={take} />
      <div id={`${textId}-said`} role="status">
        {failure && <Hint kind="bad">{failure}</Hint>}
        {problems.length > 0 && (
          <Hint kind="warn">
            {t('run.paste.skipped', { count: problems.length })}
            <ul>
              {problems.slice(0, maxProblemsShown).map((problem, index) => (
                <li key={index}>{problemText(problem)}</li>
              ))}
            </ul>
          </Hint>
        )}
        <Hint>{t('run.paste.note')}</Hint>
      </div>
    </Dialog>
  );
}
