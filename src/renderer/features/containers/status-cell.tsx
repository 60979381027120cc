import { useTranslation } from 'react-i18next';
import type { Container } from '../../../shared/models';
import { Status } from '../../ui/status-mark';
import { markOf, statusKind } from './status';
import { statusExplanation, statusWord } from './status-text';

/** What a container does: shape, word, and the explanation as title and for who listens. */
export function StatusCell({ container }: { readonly container: Container }) {
  const { t } = useTranslation();
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
