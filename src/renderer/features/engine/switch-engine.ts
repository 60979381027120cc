import i18next from 'i18next';
import type { Endpoint } from '../../../shared/models';
import { act, lineOf } from '../../state/actions';
import type { RibbonLine } from '../../state/ribbon';
import { visibleLine } from '../../../shared/text/visible';

/** What using an engine is called: 'Use rootless'. */
export function engineLabel(endpoint: Endpoint): string {
  return i18next.t('engine.useLabel', { name: visibleLine(endpoint.name, 60) });
}

/** The ribbon's line for using an engine. Only a context changes what docker does in other terminals. */
export function engineLine(endpoint: Endpoint): RibbonLine | null {
  const line = lineOf('engine.use', { endpointId: endpoint.id }, engineLabel(endpoint));
  return line && endpoint.source !== 'context' ? { ...line, tip: undefined } : line;
}

/** Uses an engine from now on. */
export async function switchEngine(endpoint: Endpoint): Promise<void> {
  await act('engine.use', { endpointId: endpoint.id }, engineLabel(endpoint));
}
