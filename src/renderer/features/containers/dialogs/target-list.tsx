import { useTranslation } from 'react-i18next';
import { useReplica } from '../../../state/replica';
import { SafeText } from '../../../ui/safe-text';
import { StatusMark, toneOf } from '../../../ui/status-mark';
import { markOf, statusKind } from '../../../lists/status';
import { statusWord } from '../../../lists/status-text';
import { displayName, shortId } from '../../../lists/names';

/** The containers that an action will hit, each with what it does now. */
export function TargetList({ ids, label }: { readonly ids: readonly string[]; readonly label: string }) {
  const { t } = useTranslation();
  const containers = useReplica((replica) => replica.containers);
  return (
    <ul className="containers-targets" tabIndex={0} aria-label={label}>
      {ids.map((id) => {
        const container = containers.get(id);
        const mark = container && markOf(statusKind(container));
        return (
          <li key={id}>
            <span className={mark ? `st st-${toneOf[mark]}` : 'st'}>{mark && <StatusMark kind={mark} />}</span>
            <span className="name trunc">
              <SafeText text={container ? displayName(container) : shortId(id)} title />
            </span>
            <span className="why trunc">{container && statusWord(container, t)}</span>
          </li>
        );
      })}
    </ul>
  );
}
