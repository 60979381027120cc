import { Fragment } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { visibleLine } from '../../../shared/text/visible';
import { noteId, RowNotes, useNote, type Path } from './form-context';
import { changeRow, rowsOf, type OtherRow } from './other-options';
import { RemoveRow } from './remove-row';
import { edgeClass } from './row-input';
import type { RunForm } from './run-form';

/** What the line says beyond the fields of the form, so that nothing of it is hidden. */
export function OtherOptionsSection() {
  const { t } = useTranslation();
  const { control, getValues, setFocus, setValue } = useFormContext<RunForm>();
  const [options, otherFlags] = useWatch({ control, name: ['options', 'otherFlags'] });
  const rows = rowsOf({ options, otherFlags });
  if (rows.length === 0) return null;
  const change = (path: string, value: string | null) => {
    const next = changeRow(getValues(), path, value);
    setValue('options', next.options, { shouldDirty: true });
    setValue('otherFlags', next.otherFlags, { shouldDirty: true });
  };
  const remove = (path: string) => {
    // It goes with its row.
    setFocus('command');
    change(path, null);
  };
  return (
    <section className="run-section run-others" aria-label={t('run.others.title')}>
      <div className="sec">
        <h3>{t('run.others.title')}</h3>
      </div>
      {rows.map((row, index) => (
        <Fragment key={row.path}>
          <div className="line other" role="group" aria-label={t('run.others.row', { n: index + 1 })}>
            <code className="trunc" title={visibleLine(row.flag, 200)}>
              {visibleLine(row.flag, 80)}
            </code>
            {row.value === null ? <span className="dim">{row.isKnown ? '' : t('run.others.unknown')}</span> : <OtherValue row={row} value={row.value} onChange={change} />}
            <RemoveRow label={t('run.others.remove', { flag: visibleLine(row.flag, 80) })} id={row.value === null ? otherId(row.path) : undefined} onRemove={() => remove(row.path)} />
          </div>
          <RowNotes paths={[row.path as Path]} />
        </Fragment>
      ))}
    </section>
  );
}

type OtherValueProps = {
  readonly row: OtherRow;
  readonly value: string;
  readonly onChange: (path: string, value: string) => void;
};

function OtherValue({ row, value, onChange }: OtherValueProps) {
  const path = row.path as Path;
  const note = useNote(path);
  return (
    <label className={edgeClass(note?.tone)}>
      <input
        id={otherId(row.path)}
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-label={row.flag}
        aria-invalid={note?.tone === 'bad' || undefined}
        aria-describedby={note ? noteId(path) : undefined}
        onChange={(event) => onChange(row.path, event.target.value)}
      />
    </label>
  );
}

/** Where the keyboard goes for one of them. */
export const otherId = (path: string): string => `run-other-${path.replaceAll('.', '-')}`;
