import { Container, History, Layers, Settings, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EngineMenu } from '../features/engine/engine-menu';
import { useReplica } from '../state/replica';
import { useRoute, type Place } from '../state/route';
import { isWaiting, useUpdates } from '../state/updates';
import { formatCount } from '../ui/format';

/** The engine, and the places: only those that work. */
export function Sidebar() {
  const { t } = useTranslation();
  const containers = useReplica((replica) => (replica.loaded ? replica.containers.size : null));
  const images = useReplica((replica) => (replica.loaded ? replica.images.size : null));
  const updateWaits = useUpdates(isWaiting);
  return (
    <aside className="sidebar">
      <EngineMenu />
      <nav className="nav" aria-label={t('app.main')}>
        <NavLink place="containers" icon={Container} count={containers} />
        <NavLink place="images" icon={Layers} count={images} />
        <div className="rule" />
        <NavLink place="history" icon={History} />
        <NavLink place="settings" icon={Settings} className="push" mark={updateWaits ? t('nav.updateWaits') : null} />
      </nav>
    </aside>
  );
}

type NavLinkProps = {
  readonly place: Place;
  readonly icon: LucideIcon;
  readonly count?: number | null;
  readonly className?: string;
  /** What waits there, said to those who do not see the dot. */
  readonly mark?: string | null;
};

function NavLink({ place, icon: Icon, count, className, mark }: NavLinkProps) {
  const { t, i18n } = useTranslation();
  const current = useRoute((state) => state.place === place);
  const navigate = useRoute((state) => state.navigate);
  return (
    <a
      href={`#${place}`}
      className={className}
      title={t(`nav.${place}`)}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        navigate(place);
      }}
    >
      <Icon className="i" />
      <span>{t(`nav.${place}`)}</span>
      {typeof count === 'number' && <span className="n">{formatCount(count, i18n.language)}</span>}
      {mark && (
        <span className="mark" title={mark}>
          <span className="vh">, {mark}</span>
        </span>
      )}
    </a>
  );
}
