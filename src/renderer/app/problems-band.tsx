import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProblems, type Failure, type Problem } from '../state/problems';
import { Button } from '../ui/button';
import { errorText } from '../ui/error-text';
import { IconButton } from '../ui/icon-button';
import { Notice } from '../ui/notice';
import { SafeText } from '../ui/safe-text';

const mostLines = 20;

/** What failed, one line for each object, until it is done again or dismissed. */
export function ProblemsBand() {
  const problems = useProblems((state) => state.problems);
  return problems.map((problem) => <ProblemNotice key={problem.id} problem={problem} />);
}

function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const dismiss = useProblems((state) => state.dismiss);
  const { id, label, failures, retry, fixes } = problem;
  const instead = (run: () => void) => () => {
    dismiss(id);
    run();
  };
  const actions = (
    <>
      {fixes.map((fix) => (
        <Button
          key={fix.label}
          size="sm"
          variant={fix.danger ? 'ghost-danger' : 'neutral'}
          onClick={instead(fix.run)}
        >
          {fix.label}
        </Button>
      ))}
      {retry && (
        <Button size="sm" onClick={instead(retry)}>
          {t('problems.retry')}
        </Button>
      )}
      <IconButton label={t('problems.dismiss')} icon={X} onClick={() => dismiss(id)} />
    </>
  );
  return (
    <Notice kind="bad" role="alert" aria-label={t('problems.label')} className="band" actions={actions}>
      <b>{t('ribbon.failed', { label })}</b>
      <ul>
        {failures.slice(0, mostLines).map((failure) => (
          <FailureLine key={failure.id} failure={failure} />
        ))}
        {failures.length > mostLines && <li>{t('problems.more', { count: failures.length - mostLines })}</li>}
      </ul>
    </Notice>
  );
}

function FailureLine({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const { title, why } = errorText(failure.error, t);
  return (
    <li>
      {failure.name && (
        <>
          <b>
            <SafeText text={failure.name} max={80} />
          </b>
          {': '}
        </>
      )}
      {title} {why}
      {failure.error.detail && (
        <>
          {' '}
          <code className="dim">
            <SafeText text={failure.error.detail} max={400} />
          </code>
        </>
      )}
    </li>
  );
}
