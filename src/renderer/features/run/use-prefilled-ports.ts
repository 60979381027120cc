import { useEffect, useRef, useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import type { ImageDefaults } from '../../../shared/models';
import { useReplica } from '../../state/replica';
import type { RunForm } from './run-form';
import { heldPorts, prefilledPorts } from './suggestions';

/**
 * Fills the port rows in from the image's EXPOSE, as long as nobody has touched them; another image brings its own.
 * Says whether the rows are those. A run that was asked for as a whole (`isWhole`) publishes what it says, if anything.
 */
export function usePrefilledPorts(form: UseFormReturn<RunForm>, defaults: ImageDefaults | null, isWhole: boolean): boolean {
  const { control, getValues, setValue } = form;
  const [filled, setFilled] = useState('[]');
  const last = useRef('[]');
  useEffect(() => {
    if (isWhole || defaults === null || JSON.stringify(getValues('ports')) !== last.current) return;
    const rows = prefilledPorts(defaults.exposed, heldPorts(useReplica.getState().containers.values()));
    last.current = JSON.stringify(rows);
    setFilled(last.current);
    setValue('ports', rows);
  }, [defaults, isWhole, getValues, setValue]);
  const now = useWatch({ control, name: 'ports', compute: (rows) => JSON.stringify(rows) });
  return now !== '[]' && now === filled;
}
