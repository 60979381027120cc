import { Check, RefreshCw, SlidersHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useReplica } from '../../state/replica';
import { previewProps } from '../../state/ribbon';
import { IconButton } from '../../ui/icon-button';
import { Menu, MenuItem } from '../../ui/menu';
import { useSizes } from './sizes';
import { scopeLine } from './view-lines';
import { useContainersView } from './view';

/** What the table shows beyond what it always does: sizes, which the engine measures only when asked. */
export function ViewMenu() {
  const { t } = useTranslation();
  return (
    <Menu
      label={t('containers.view.menu')}
      trigger={<IconButton label={t('containers.view.menu')} icon={SlidersHorizontal} />}
    >
      <ViewItems />
    </Menu>
  );
}

function ViewItems() {
  const { t } = useTranslation();
  const { shown, measuring, show, measure } = useSizes();
  const all = useContainersView((view) => view.all);
  const away = useReplica((replica) => (replica.stale ? t('containers.staleReason') : null));
  const preview = scopeLine(all, true);
  return (
    <>
      <DropdownMenu.CheckboxItem
        className="menu-item"
        checked={shown}
        disabled={away !== null && !shown}
        title={away ?? undefined}
        onCheckedChange={show}
        {...previewProps(preview)}
      >
        <span>
          {t('containers.view.sizes')}
          <small className="dim">{t('containers.view.sizesNote')}</small>
        </span>
        <DropdownMenu.ItemIndicator className="end">
          <Check className="i i-14" />
        </DropdownMenu.ItemIndicator>
      </DropdownMenu.CheckboxItem>
      {shown && (
        <MenuItem
          icon={RefreshCw}
          disabledReason={away ?? (measuring ? t('containers.view.measuring') : null)}
          preview={preview ?? undefined}
          onSelect={() => void measure()}
        >
          {t('containers.view.refresh')}
        </MenuItem>
      )}
    </>
  );
}
