import { useTranslation } from 'react-i18next';
import { useViewCommand } from '../../state/ribbon';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { formatBytes } from '../../ui/format';
import { ProgressBar } from '../../ui/progress-bar';
import { visibleLine } from '../../../shared/text/visible';
import { layerFraction, overall, type LayerProgress } from './pull-progress';
import type { RunPhase } from './run-session';

export type PullViewProps = {
  readonly phase: Extract<RunPhase, { kind: 'pulling' }>;
  readonly onCancel: () => void;
};

/** The pull of the image that a run misses, layer by layer. */
export function PullView({ phase: { ref, progress, what }, onCancel }: PullViewProps) {
  const { t, i18n } = useTranslation();
  const bytes = (count: number) => formatBytes(count, i18n.language);
  const image = visibleLine(ref, 200);
  const { done, of, fraction, received, size } = overall(progress);
  useViewCommand({ label: t('run.pull.line', { image }), command: ['docker', 'pull', ref], pending: true });
  return (
    <Dialog
      title={t('run.pull.title', { image })}
      width={640}
      className="run-pull"
      onClose={onCancel}
      footer={
        <>
          <span className="grow mid trunc" aria-live="off">
            {of === 0 ? t('run.pull.waiting') : t('run.pull.totals', { done, count: of })}
            {size > 0 && `, ${t('run.pull.bytes', { current: bytes(received), total: bytes(size) })}`}
          </span>
          <Button onClick={onCancel} autoFocus>
            {t('run.pull.cancel')}
          </Button>
        </>
      }
    >
      <p className="mid">{t(what === 'create' ? 'run.pull.introCreate' : 'run.pull.intro')}</p>
      <ProgressBar label={t('run.pull.total')} fraction={of === 0 ? null : fraction} />
      <p className="dim trunc">{visibleLine(progress.status, 200)}</p>
      {of > 0 && (
        <ul className="layers" aria-label={t('run.pull.layers')} tabIndex={0}>
          {progress.layers.map((layer) => (
            <Layer key={layer.id} layer={layer} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** What engines say of a layer; anything else is shown in their own words. */
const steps = [
  ['Pulling fs layer', 'queued'],
  ['Waiting', 'waiting'],
  ['Downloading', 'downloading'],
  ['Verifying Checksum', 'verifying'],
  ['Download complete', 'downloaded'],
  ['Extracting', 'extracting'],
  ['Pull complete', 'done'],
  ['Already exists', 'exists'],
] as const;

function Layer({ layer }: { readonly layer: LayerProgress }) {
  const { t, i18n } = useTranslation();
  const bytes = (count: number) => formatBytes(count, i18n.language);
  const { current, total } = layer;
  const step = steps.find(([status]) => status === layer.status)?.[1];
  return (
    <li>
      <code className="dim">{visibleLine(layer.id, 12)}</code>
      <span className="trunc">{step ? t(`run.pull.steps.${step}`) : visibleLine(layer.status, 60)}</span>
      <span className="num dim">
        {current !== null && (total === null ? bytes(current) : t('run.pull.bytes', { current: bytes(current), total: bytes(total) }))}
      </span>
      <ProgressBar label={t('run.pull.layer', { id: visibleLine(layer.id, 12) })} fraction={layerFraction(layer)} />
    </li>
  );
}
