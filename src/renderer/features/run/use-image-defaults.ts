import { useEffect, useState } from 'react';
import type { Image, ImageDefaults } from '../../../shared/models';
import { call } from '../../bridge/client';

/**
 * What an image on the engine brings along; null while it is not known. An answer that fails leaves the form as it would
 * be for an image to be pulled: without proposals.
 */
export function useImageDefaults(image: Image | null): ImageDefaults | null {
  const [known, setKnown] = useState<ImageDefaults | null>(null);
  const id = image?.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    let wanted = true;
    void call('images.defaults', { ref: id }).then((answer) => {
      if (wanted) setKnown(answer.ok ? answer.value : null);
    });
    return () => {
      wanted = false;
      setKnown(null);
    };
  }, [id]);
  return known;
}
