import { Fragment, useState } from 'react';
import { ClipboardPaste, Plus } from 'lucide-react';
import { useController, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { EnvPasteDialog } from './env-paste-dialog';
import { noteId, RowNotes, useNote } from './form-context';
import { RemoveRow } from './remove-row';
import { edgeClass, RowInput } from './row-input';
import { mergeEnv, type RunForm } from './run-form';
import { Section } from './section';

/** The `-e` rows. */
export function EnvSection() {
  const { t } = useTranslation();
  const { control, getValues } = useFormContext<RunForm>();
  const { fields, append, remove, replace } = useFieldArray({ control, name: 'env' });
  const [pasting, setPasting] = useState(false);
  const removeLabel = (index: number) => {
    const name = getValues(`env.${index}.name`);
    return name ? t('run.env.removeRow', { name }) : t('run.env.removeBlank');
  };
  return (
    <>
      <Section
        title={t('run.env.title')}
        flag="-e"
        none={t('run.env.none')}
        isEmpty={fields.length === 0}
        actions={
          <>
            <Button variant="ghost" size="sm" icon={ClipboardPaste} onClick={() => setPasting(true)}>
              {t('run.paste.open')}
            </Button>
            <Button
              variant="ghost"
              size="sm"
              icon={Plus}
              aria-label={t('run.env.add')}
              onClick={() => append({ name: '', value: '' }, { focusName: `env.${fields.length}.name` })}
            >
              {t('run.env.addShort')}
            </Button>
          </>
        }
      >
        {fields.map((row, index) => (
          <Fragment key={row.id}>
            <div className="line env" role="group" aria-label={t('run.env.row', { n: index + 1 })}>
              <RowInput path={`env.${index}.name`} label={t('run.env.name')} placeholder="NAME" />
              <span className="dim" aria-hidden>
                =
              </span>
              <EnvValue index={index} />
              <RemoveRow label={removeLabel(index)} onRemove={() => remove(index)} />
            </div>
            <RowNotes paths={[`env.${index}.name`, `env.${index}.value`]} />
          </Fragment>
        ))}
      </Section>
      {pasting && (
        <EnvPasteDialog
          onClose={() => setPasting(false)}
          onAdd={(variables) => replace(mergeEnv(getValues('env'), variables))}
        />
      )}
    </>
  );
}

/** A value; none at all (as in `-e NAME`) takes it from the environment, and stays so until something is typed. */
function EnvValue({ index }: { readonly index: number }) {
  const { t } = useTranslation();
  const path = `env.${index}.value` as const;
  const { field } = useController<RunForm, typeof path>({ name: path });
  const note = useNote(path);
  return (
    <label className={edgeClass(note?.tone)}>
      <input
        {...field}
        autoComplete="off"
        spellCheck={false}
        value={field.value ?? ''}
        aria-label={t('run.env.value')}
        placeholder={field.value === null ? t('run.env.inherited') : undefined}
        aria-invalid={note?.tone === 'bad' || undefined}
        aria-describedby={note ? noteId(path) : undefined}
      />
    </label>
  );
}
