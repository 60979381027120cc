import i18next from 'i18next';
import type { Container } from '../../../shared/models';
import { useReplica } from '../../state/replica';
import { useRoute } from '../../state/route';
import { toast } from '../../state/toasts';
import { statusWord } from '../../lists/status-text';
import { isInPs } from '../../lists/status';
import { filterWords, matchesFilter } from './filter';
import { useContainersView } from './view';

/** Shows a container in its own list: the keyboard is there, what is selected stays. */
export function showContainer(container: Container): void {
  bringOut([container]);
  useContainersView.getState().reveal(container.id);
}

/** Shows containers among the others: all of them selected, the first in view with the keyboard. Says if none is left. */
export function showContainers(ids: readonly string[]): void {
  const { containers } = useReplica.getState();
  const there = ids.flatMap((id) => containers.get(id) ?? []);
  bringOut(there);
  const [first] = there;
  if (first) useContainersView.getState().reveal(first.id, there.map(({ id }) => id));
  else toast(i18next.t('containers.gone'));
}

/** Opens the list so that neither scope, filter nor a fold hides any of them. */
function bringOut(containers: readonly Container[]): void {
  const { all, filter, setAll, setFilter, fold } = useContainersView.getState();
  const words = filterWords(filter);
  if (!all && !containers.every(isInPs)) setAll(true);
  if (!containers.every((one) => matchesFilter(one, words, statusWord(one, i18next.t)))) setFilter('');
  for (const { project } of containers) fold(project, false);
  useRoute.getState().navigate('containers');
}
