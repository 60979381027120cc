import { Check, CloudDownload } from 'lucide-react';
import { useMemo } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Image } from '../../../shared/models';
import { useReplica } from '../../state/replica';
import { Chip } from '../../ui/chip';
import { formatBytes } from '../../ui/format';
import { Hint } from '../../ui/hint';
import { Combobox } from './combobox';
import { noteId, NoteText, useNote } from './form-context';
import { suggestImages } from './image-choice';
import { edgeClass } from './row-input';
import type { RunForm } from './run-form';

/** The image: one of the engine's, or any that a registry has. Says which of the two it is. */
export function ImageField({ local }: { readonly local: Image | null }) {
  const { t, i18n } = useTranslation();
  const images = useReplica((state) => state.images);
  const { field } = useController<RunForm, 'image'>({ name: 'image' });
  const note = useNote('image');
  const bytes = (image: Image) => formatBytes(image.size, i18n.language);
  const options = useMemo(
    () =>
      suggestImages(field.value, images.values()).map(({ ref, image }) => ({
        value: ref,
        note: formatBytes(image.size, i18n.language),
      })),
    [field.value, images, i18n.language],
  );
  const chip = local ? (
    <Chip kind="ok" icon={Check} title={t('run.localTitle', { size: bytes(local) })}>
      {t('run.local')}
    </Chip>
  ) : (
    <Chip kind="accent" icon={CloudDownload} title={t('run.willPullTitle')}>
      {t('run.willPull')}
    </Chip>
  );
  return (
    <div className="field-block">
      <label className="label" htmlFor="run-image">
        {t('run.image')}
      </label>
      <Combobox
        {...field}
        id="run-image"
        // The first thing that a run needs.
        autoFocus
        edge={edgeClass(note?.tone)}
        options={options}
        listLabel={t('run.images')}
        placeholder={t('run.imagePlaceholder')}
        aria-required
        aria-invalid={note?.tone === 'bad' || undefined}
        aria-describedby={note ? noteId('image') : undefined}
        trailing={field.value.trim() !== '' && !(note?.tone === 'bad' && 'problem' in note) && chip}
      />
      {note && (
        <Hint id={noteId('image')} kind={note.tone} role={'refusal' in note ? 'alert' : undefined}>
          <NoteText note={note} />
        </Hint>
      )}
    </div>
  );
}
