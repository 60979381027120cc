import { Fragment, useEffect, useMemo, useRef } from 'react';
import { Plus } from 'lucide-react';
import { Controller, useController, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MountSpec } from '../../../shared/run';
import { capabilities } from '../../bridge/client';
import { useReplica } from '../../state/replica';
import { useRunDialog } from '../../state/run-dialog';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Select } from '../../ui/select';
import { bindMount } from './bind-mount';
import { Combobox } from './combobox';
import { noteId, RowNotes, useNote } from './form-context';
import { RemoveRow } from './remove-row';
import { edgeClass, RowInput } from './row-input';
import type { RunForm } from './run-form';
import { Section } from './section';
import { SourceMenu } from './source-menu';

const blankMount: MountSpec = { type: 'bind', source: '', target: '', readOnly: false };
const maxVolumes = 50;

/** The `-v` rows. */
export function MountsSection() {
  const { t } = useTranslation();
  const { control, getValues } = useFormContext<RunForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'mounts' });
  useDroppedMounts(fields.length, append);
  const typeOptions = [
    { value: 'bind', label: t('run.mounts.bind') },
    { value: 'volume', label: t('run.mounts.volume') },
  ] as const;
  const removeLabel = (index: number) => {
    const target = getValues(`mounts.${index}.target`);
    return target ? t('run.mounts.removeRow', { target }) : t('run.mounts.removeBlank');
  };
  return (
    <Section
      title={t('run.mounts.title')}
      flag="-v"
      none={t('run.mounts.none')}
      isEmpty={fields.length === 0}
      actions={
        <Button
          variant="ghost"
          size="sm"
          icon={Plus}
          onClick={() => append(blankMount, { focusName: `mounts.${fields.length}.source` })}
        >
          {t('run.mounts.add')}
        </Button>
      }
    >
      {fields.map((row, index) => (
        <Fragment key={row.id}>
          <div className="line mount" role="group" aria-label={t('run.mounts.row', { n: index + 1 })}>
            <Controller
              control={control}
              name={`mounts.${index}.type`}
              render={({ field }) => <Select {...field} hideLabel label={t('run.mounts.type')} options={typeOptions} />}
            />
            <MountSource index={index} />
            <span className="dim" aria-hidden>
              →
            </span>
            <RowInput path={`mounts.${index}.target`} label={t('run.mounts.target')} placeholder="/data" />
            <Controller
              control={control}
              name={`mounts.${index}.readOnly`}
              render={({ field: { value, onChange, onBlur, ref } }) => (
                <Checkbox ref={ref} checked={value} onBlur={onBlur} onCheckedChange={(on) => onChange(on === true)}>
                  {t('run.mounts.readOnly')}
                </Checkbox>
              )}
            />
            <RemoveRow label={removeLabel(index)} onRemove={() => remove(index)} />
          </div>
          <RowNotes paths={[`mounts.${index}.source`, `mounts.${index}.target`]} />
        </Fragment>
      ))}
    </Section>
  );
}

/** Takes in what was dropped on the window: a row for each, and the keyboard in the first one's target. */
function useDroppedMounts(count: number, append: (rows: MountSpec[], options: { shouldFocus: false }) => void): void {
  const { setFocus } = useFormContext<RunForm>();
  const toMount = useRunDialog((state) => state.toMount);
  const first = useRef<number | null>(null);
  useEffect(() => {
    const { toMount: paths, mounted } = useRunDialog.getState();
    if (paths.length === 0) return;
    mounted();
    first.current = count;
    append(paths.map(bindMount), { shouldFocus: false });
  }, [toMount, count, append]);
  useEffect(() => {
    if (first.current === null || count <= first.current) return;
    setFocus(`mounts.${first.current}.target`, { shouldSelect: true });
    first.current = null;
  }, [count, setFocus]);
}

/** A path of the host, with the system's pickers where there are any; or a volume, proposed from the engine's. */
function MountSource({ index }: { readonly index: number }) {
  const { t } = useTranslation();
  const path = `mounts.${index}.source` as const;
  const { field } = useController<RunForm, typeof path>({ name: path });
  const { field: type } = useController<RunForm, `mounts.${number}.type`>({ name: `mounts.${index}.type` });
  const volumes = useReplica((state) => state.volumes);
  const note = useNote(path);
  const isVolume = type.value === 'volume';
  const options = useMemo(
    () =>
      isVolume
        ? [...volumes.keys()]
            .filter((name) => name.includes(field.value))
            .toSorted()
            .slice(0, maxVolumes)
            .map((value) => ({ value }))
        : [],
    [volumes, field.value, isVolume],
  );
  return (
    <Combobox
      {...field}
      edge={edgeClass(note?.tone)}
      options={options}
      listLabel={t('run.mounts.volumes')}
      aria-label={t(isVolume ? 'run.mounts.volumeSource' : 'run.mounts.bindSource')}
      placeholder={isVolume ? t('run.mounts.anonymous') : '/srv/data'}
      title={isVolume ? undefined : t('run.mounts.willCreate')}
      aria-invalid={note?.tone === 'bad' || undefined}
      aria-describedby={note ? noteId(path) : undefined}
      trailing={!isVolume && capabilities.files && <SourceMenu source={field.value} onPick={field.onChange} />}
    />
  );
}
