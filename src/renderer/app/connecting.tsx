import { useTranslation } from 'react-i18next';
import { viewCommands } from '../../shared/cli';
import { useViewCommand } from '../state/ribbon';
import { SkeletonRows } from '../ui/skeleton-rows';
import { Bands } from './bands';
import { TopBar } from './top-bar';

/** A list whose engine has not said yet what it has. */
export function Connecting({ place }: { readonly place: 'containers' | 'images' }) {
  const { t } = useTranslation();
  useViewCommand({ label: t('engine.connecting'), command: viewCommands.version });
  return (
    <>
      <TopBar title={t(`nav.${place}`)} />
      <Bands />
      <SkeletonRows />
    </>
  );
}
