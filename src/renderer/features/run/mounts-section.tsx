import { Fragment, useMemo } from 'react';
import { FolderOpen, Plus } from 'lucide-react';
import { Controller, useController, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MountSpec } from '../../../shared/run';
import { call, capabilities } from '../../bridge/client';
import { reportProblem } from '../../state/problems';
import { useReplica } from '../../state/replica';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import { Combobox } from './combobox';
import { noteId, RowNotes, useNote } from './form-context';
import { RemoveRow } from './remove-row';
import { edgeClass, RowInput } from './row-input';
import type { RunForm } from './run-form';
import { Section } from './section';

const blankMount: MountSpec = { type: 'bind', source: '', target: '', readOnly: false };
const maxVolumes = 50;

/** The `-v` rows. */
export function MountsSection() {
  const { t } = useTranslation();
  const { control, getValues } = useFormContext<RunForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'mounts' });
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

/** A path of the host, with the system's folder picker where there is one; or a volume, proposed from the engine's. */
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
  const pick = async () => {
    const picked = await call('dialogs.pickFolder', { startAt: field.value });
    if (!picked.ok) reportProblem(t('run.mounts.pick'), picked.error);
    else if (picked.value.path !== null) field.onChange(picked.value.path);
  };
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
      trailing={
        !isVolume && capabilities.files && <IconButton icon={FolderOpen} label={t('run.mounts.pick')} onClick={pick} />
      }
    />
  );
}
