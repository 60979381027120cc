import { Fragment } from 'react';
import { Plus } from 'lucide-react';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { protocols, type PortMapping } from '../../../shared/run';
import { Button } from '../../ui/button';
import { Hint } from '../../ui/hint';
import { Select } from '../../ui/select';
import { RowNotes } from './form-context';
import { RemoveRow } from './remove-row';
import { RowInput } from './row-input';
import type { RunForm } from './run-form';
import { Section } from './section';

/** A row to be filled in. Loopback first: what is published to every address is open to the network. */
const blankPort: PortMapping = { hostIp: '127.0.0.1', hostPort: '', containerPort: '', protocol: 'tcp' };
const protocolOptions = protocols.map((value) => ({ value, label: value }));

/** The `-p` rows. */
export function PortsSection({ prefilled }: { readonly prefilled: boolean }) {
  const { t } = useTranslation();
  const { control, getValues } = useFormContext<RunForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'ports' });
  const add = () => append(blankPort, { focusName: `ports.${fields.length}.hostPort` });
  const removeLabel = (index: number) => {
    const port = getValues(`ports.${index}.hostPort`) || getValues(`ports.${index}.containerPort`);
    return port ? t('run.ports.removeRow', { port }) : t('run.ports.removeBlank');
  };
  return (
    <Section
      title={t('run.ports.title')}
      flag="-p"
      none={t('run.ports.none')}
      isEmpty={fields.length === 0}
      actions={
        <Button variant="ghost" size="sm" icon={Plus} onClick={add}>
          {t('run.ports.add')}
        </Button>
      }
    >
      {prefilled && <Hint>{t('run.ports.fromImage')}</Hint>}
      <div className="line port heads" aria-hidden>
        <span>{t('run.ports.hostIp')}</span>
        <i />
        <span>{t('run.ports.hostPort')}</span>
        <i />
        <span>{t('run.ports.containerPort')}</span>
        <i />
        <span>{t('run.ports.protocol')}</span>
        <i />
      </div>
      {fields.map((row, index) => (
        <Fragment key={row.id}>
          <div className="line port" role="group" aria-label={t('run.ports.row', { n: index + 1 })}>
            <RowInput path={`ports.${index}.hostIp`} label={t('run.ports.hostIp')} placeholder={t('run.ports.allAddresses')} />
            <span className="dim" aria-hidden>
              :
            </span>
            <RowInput path={`ports.${index}.hostPort`} label={t('run.ports.hostPort')} placeholder={t('run.ports.anyPort')} />
            <span className="dim" aria-hidden>
              →
            </span>
            <RowInput path={`ports.${index}.containerPort`} label={t('run.ports.containerPort')} />
            <span className="dim" aria-hidden>
              /
            </span>
            <Controller
              control={control}
              name={`ports.${index}.protocol`}
              render={({ field }) => (
                <Select {...field} mono hideLabel label={t('run.ports.protocol')} options={protocolOptions} />
              )}
            />
            <RemoveRow label={removeLabel(index)} onRemove={() => remove(index)} />
          </div>
          <RowNotes paths={[`ports.${index}.hostIp`, `ports.${index}.hostPort`, `ports.${index}.containerPort`]} />
        </Fragment>
      ))}
    </Section>
  );
}
