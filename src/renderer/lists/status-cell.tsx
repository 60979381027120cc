import type { TFunction } from 'i18next';
import type { Container } from '../../shared/models';
import { Status } from '../ui/status-mark';
import { markOf, statusKind } from './status';
import { statusExplanation, statusWord } from './status-text';

type Props = { readonly container: Container; readonly t: TFunction };

/** What a container does: shape, word, and the explanation as title and for who listens. */
export function StatusCell({ container, t }: Props) {
  const explanation = statusExplanation(container, t);
  return (
    <>
      <Status
        kind={markOf(statusKind(container))}
        word={statusWord(container, t)}
        title={explanation === '' ? undefined : explanation}
      />
      {explanation !== '' && <span className="vh">. {explanation}</span>}
    </>
  );
}
