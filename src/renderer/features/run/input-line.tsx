import { useState, type KeyboardEvent } from 'react';
import { CornerDownLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';

export type InputLineProps = { readonly onLine: (line: string) => void; readonly onEnd: () => void };

/** Types lines to a container that reads its standard input without a terminal. */
export function InputLine({ onLine, onEnd }: InputLineProps) {
  const { t } = useTranslation();
  const [line, setLine] = useState('');
  const [ended, setEnded] = useState(false);
  if (ended) return <p className="dim">{t('run.output.ended')}</p>;
  const send = () => {
    onLine(line);
    setLine('');
  };
  const end = () => {
    if (line !== '') send();
    onEnd();
    setEnded(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') send();
    else if (event.ctrlKey && event.key === 'd') end();
    else return;
    event.preventDefault();
  };
  return (
    <div className="run-input">
      <Field
        mono
        hideLabel
        autoFocus
        className="grow"
        label={t('run.output.input')}
        placeholder={t('run.output.inputPlaceholder')}
        value={line}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button icon={CornerDownLeft} onClick={send}>
        {t('run.output.send')}
      </Button>
      <Button variant="ghost" title={t('run.output.endTitle')} onClick={end}>
        {t('run.output.end')}
      </Button>
    </div>
  );
}
