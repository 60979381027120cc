import { useMemo, useState } from 'react';
import { Command } from 'cmdk';
import { Container, History, Keyboard, Languages, Layers, PackageOpen, Play, RotateCw, Settings, SunMoon, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/models';
import { loadLine } from '../features/images/load/load-line';
import { act, lineOf } from '../state/actions';
import { useLoadDialog } from '../state/load-dialog';
import { usePalette, type PaletteAction } from '../state/palette';
import { previewLine } from '../state/ribbon';
import { places, useRoute, type Place } from '../state/route';
import { useRunDialog } from '../state/run-dialog';
import { useSettings } from '../state/settings';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { useHelp } from './help';

const placeIcons: { readonly [P in Place]: LucideIcon } = {
  containers: Container,
  images: Layers,
  history: History,
  settings: Settings,
};
const placeKeys: { readonly [P in Place]: string } = {
  containers: 'Mod+1',
  images: 'Mod+2',
  history: 'Mod+3',
  settings: 'Mod+,',
};

/** Everything that can be done, found by its name. The ribbon shows the command of what is marked. */
export function Palette() {
  const { t } = useTranslation();
  const offers = usePalette((state) => state.offers);
  const setOpen = usePalette((state) => state.setOpen);
  const groups = useGroups([...offers.values()].flat());
  const all = useMemo(() => new Map(groups.flatMap(({ actions }) => actions.map((one) => [one.id, one]))), [groups]);
  // cmdk says what is marked only where its value is given.
  const [marked, setMarked] = useState('');
  const mark = (id: string) => {
    setMarked(id);
    previewLine(all.get(id)?.preview ?? null);
  };
  const close = () => {
    previewLine(null);
    setOpen(false);
  };
  const run = (action: PaletteAction) => {
    close();
    action.run();
  };
  return (
    <Dialog title={t('palette.title')} bare plain light width={560} className="palette" onClose={close}>
      <Command label={t('palette.title')} loop value={marked} onValueChange={mark}>
        <Command.Input placeholder={t('palette.placeholder')} aria-label={t('palette.placeholder')} autoFocus />
        <Command.List label={t('palette.title')}>
          <Command.Empty>{t('palette.empty')}</Command.Empty>
          {groups.map(({ heading, actions }) => (
            <Command.Group key={heading} heading={heading}>
              {actions.map((action) => (
                <Item key={action.id} action={action} onRun={run} />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

type ItemProps = { readonly action: PaletteAction; readonly onRun: (action: PaletteAction) => void };

function Item({ action, onRun }: ItemProps) {
  const { id, label, icon: Icon, kbd, danger } = action;
  return (
    <Command.Item value={id} keywords={[label]} data-danger={danger || undefined} onSelect={() => onRun(action)}>
      {Icon && <Icon className="i" />}
      {label}
      {kbd && (
        <span className="end">
          <Kbd keys={kbd} />
        </span>
      )}
    </Command.Item>
  );
}

type Group = { readonly heading: string; readonly actions: readonly PaletteAction[] };

function useGroups(here: readonly PaletteAction[]): readonly Group[] {
  const { t } = useTranslation();
  const { navigate } = useRoute.getState();
  const { save } = useSettings.getState();
  const check = () => void act('engine.retry', {}, t('palette.check'));
  const run: PaletteAction = {
    id: 'run',
    label: t('palette.run'),
    icon: Play,
    kbd: 'r',
    run: () => useRunDialog.getState().open(),
  };
  const groups: readonly Group[] = [
    { heading: t('palette.here'), actions: here },
    {
      heading: t('palette.actions'),
      actions: [
        run,
        {
          id: 'load',
          label: t('images.load.open'),
          icon: PackageOpen,
          preview: loadLine(),
          run: () => useLoadDialog.getState().open(),
        },
        { id: 'check', label: t('palette.check'), icon: RotateCw, preview: lineOf('engine.retry', {}, t('palette.check')), run: check },
        { id: 'keys', label: t('palette.keys'), icon: Keyboard, kbd: '?', run: () => useHelp.getState().setOpen(true) },
      ],
    },
    {
      heading: t('palette.places'),
      actions: places.map((place) => ({
        id: `place-${place}`,
        label: t(`nav.${place}`),
        icon: placeIcons[place],
        kbd: placeKeys[place],
        run: () => navigate(place),
      })),
    },
    {
      heading: t('palette.theme'),
      actions: (['system', 'light', 'dark'] as const).map((theme) => ({
        id: `theme-${theme}`,
        label: `${t('palette.theme')}: ${t(`settings.${theme}`)}`,
        icon: SunMoon,
        run: () => void save({ theme }),
      })),
    },
    {
      heading: t('palette.language'),
      actions: (['system', ...languages] as const).map((language) => ({
        id: `language-${language}`,
        label: `${t('palette.language')}: ${t(`settings.${language}`)}`,
        icon: Languages,
        run: () => void save({ language }),
      })),
    },
  ];
  return groups.filter(({ actions }) => actions.length > 0);
}
