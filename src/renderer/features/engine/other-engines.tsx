import { useTranslation } from 'react-i18next';
import type { EngineChoice } from '../../../shared/models';
import { useEngines } from '../../state/engines';
import { previewProps } from '../../state/ribbon';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { SafeText } from '../../ui/safe-text';
import { StatusMark } from '../../ui/status-mark';
import { visibleLine } from '../../../shared/text/visible';
import { engineLabel, engineLine, switchEngine } from './switch-engine';

/** The engines that could be used instead. */
export function OtherEngines() {
  const { t } = useTranslation();
  const { choices, error } = useEngines();
  const others = choices?.filter((choice) => !choice.current);
  return (
    <section aria-labelledby="another">
      <div className="sech">
        <h2 id="another">{t('engine.another')}</h2>
      </div>
      {error && <ErrorNotice error={error} />}
      {!others && !error && <p className="dim">{t('engine.looking')}</p>}
      {others?.length === 0 && <p className="dim">{t('engine.noneFound')}</p>}
      {others && others.length > 0 && (
        <ul className="engines">
          {others.map((choice) => (
            <OtherEngine key={choice.endpoint.id} choice={choice} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OtherEngine({ choice }: { readonly choice: EngineChoice }) {
  const { t } = useTranslation();
  const { endpoint, answers, detail } = choice;
  return (
    <li>
      <span className={`st st-${answers ? 'ok' : 'idle'}`}>
        <StatusMark kind={answers ? 'running' : 'created'} />
      </span>
      <b className="trunc">
        <SafeText text={endpoint.name} max={60} />
      </b>
      <span className="mono dim trunc" title={visibleLine(endpoint.address, 400)}>
        {visibleLine(endpoint.address, 200)}
      </span>
      <span className="mid trunc" title={visibleLine(detail, 400)}>
        {answers ? t('engine.answers', { detail: visibleLine(detail, 80) }) : visibleLine(detail, 120)}
      </span>
      <Button
        size="sm"
        aria-label={engineLabel(endpoint)}
        onClick={() => void switchEngine(endpoint)}
        {...previewProps(() => engineLine(endpoint))}
      >
        {answers ? t('engine.use') : t('engine.try')}
      </Button>
    </li>
  );
}
